-- The register as DuckDB reads it: the columns of the measures typed (numbers and dates are validated, decimals are
-- exact), categories and references as plain text. The other columns are not asked for, so they are not converted.
create view register as
select * from read_csv(
  '{register}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '',
  columns = {
    'id': 'VARCHAR', 'name': 'VARCHAR', 'commune': 'VARCHAR', 'kind': 'VARCHAR', 'status': 'VARCHAR',
    'rating': 'VARCHAR', 'founded': 'DATE', 'dissolved': 'DATE', 'members': 'INTEGER', 'women': 'INTEGER',
    'income': 'DECIMAL(9, 2)', 'revenue': 'DECIMAL(11, 1)', 'profit': 'DECIMAL(9, 2)', 'debt': 'INTEGER',
    'land': 'DECIMAL(9, 3)', 'workers': 'INTEGER', 'high_tech': 'VARCHAR', 'linked': 'VARCHAR',
    'digital': 'VARCHAR', 'organic': 'VARCHAR', 'certificate': 'VARCHAR', 'score': 'INTEGER',
    'remarks': 'VARCHAR', 'updated': 'DATE'
  });
