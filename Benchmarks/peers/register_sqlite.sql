-- The register as sqlite3 reads it: .import takes every cell as text or, by the affinity of its column, as a number; it
-- validates nothing. Empty cells become NULL in the view. Decimals are floats.
create table cells (
  id text, name text, commune text, kind text, status text, rating text, founded text, dissolved text,
  members integer, women integer, income real, revenue real, profit real, debt integer, land real, workers integer,
  high_tech text, linked text, digital text, organic text, certificate text, score integer, remarks text, updated text
);
.import --csv --skip 1 "{register}" cells
create view register as
select
  commune, kind, status, rating, founded, nullif(dissolved, '') as dissolved, members, women, income, revenue, profit,
  nullif(debt, '') as debt, land, nullif(workers, '') as workers, nullif(high_tech, '') as high_tech, linked,
  digital, nullif(organic, '') as organic, nullif(certificate, '') as certificate, nullif(score, '') as score, updated
from cells;
.mode csv
.headers on
