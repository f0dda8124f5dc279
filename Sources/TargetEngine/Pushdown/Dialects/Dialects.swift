extension EnginePlace {
  /// How its engine is spoken to. The pushdown itself knows no engine: who opens a place says it.
  var dialect: any Dialect {
    switch kind {
    case .duckdb: DuckDB()
    case .postgres: PostgreSQL()
    case .spark: Spark()
    }
  }
}
