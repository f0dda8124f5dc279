-- The measures of messy.plan in DuckDB's SQL, with both ends of each: cells are folded and read as plancheck reads them, what is
-- blank or broken is NULL, and three-valued logic carries it on. Not said here: `income`, whose ends are optima of quotients.

create temp macro folded(cell) as nfc_normalize(lower(trim(regexp_replace(cell, '\s+', ' ', 'g'))));
-- Keys of this register have no space inside.
create temp macro folded_key(cell) as lower(trim(cell));
create temp macro yes_no(cell) as
  case when folded(cell) in ('có', 'yes', 'x', '1', 'y', 'true', 'đúng') then true
       when folded(cell) in ('không', 'no', '0', 'n', 'false', 'sai') then false end;

create temp table communes as
select row_number() over () as commune, id, folded_key(id) as folded_id, yes_no(mountain) as mountain
from read_csv('{folder}/communes.csv', all_varchar = true, header = true, delim = ',', quote = '"', nullstr = '');

create temp table register as
select * from read_csv(
  '{folder}/organisations.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');

-- What each spelling means is found out once.
create temp table kinds as
select kind, case folded(kind) when 'hợp tác xã' then true when 'htx' then true
  when 'tổ hợp tác' then false when 'tht' then false
  when 'liên hiệp hợp tác xã' then false when 'liên hiệp htx' then false when 'lhhtx' then false end as cooperative
from (select distinct kind from register);
create temp table statuses as
select status, case folded(status) when 'đang hoạt động' then true when 'hoạt động' then true when 'active' then true
  when 'ngừng hoạt động' then false when 'dormant' then false end as active
from (select distinct status from register);
-- A blank rating is none, which is an answer: it is no rating.
create temp table ratings as
select rating, case when rating is null then 'none' else
  case folded(rating) when 'tốt' then 'good' when 'good' then 'good' when 'khá' then 'fair' when 'kha' then 'fair'
    when 'fair' then 'fair' when 'trung bình' then 'average' when 'average' then 'average'
    when 'yếu' then 'weak' when 'weak' then 'weak' end end as meaning
from (select distinct rating from register);
create temp table answers as
select high_tech, yes_no(high_tech) as answer from (select distinct high_tech from register);

create temp table organisations as
select
  row_number() over () as organisation, folded_key(o.id) as id, c.commune, c.mountain,
  k.cooperative and s.active as cooperative, r.meaning as rating,
  year(try_strptime(founded, ['%d/%m/%Y', '%d-%m-%Y', '%Y-%m-%d'])) between 2021 and 2023 as founded_lately,
  case when regexp_full_match(revenue, '(\d+|\d{1,3}(\.\d{3})+)(,\d+)?')
    then try_cast(replace(replace(revenue, '.', ''), ',', '.') as decimal(18, 3)) end as revenue,
  a.answer as high_tech
from register o
left join communes c on c.folded_id = folded_key(o.commune)
left join kinds k on k.kind is not distinct from o.kind
left join statuses s on s.status is not distinct from o.status
left join ratings r on r.rating is not distinct from o.rating
left join answers a on a.high_tech is not distinct from o.high_tech;

create temp table loans as
select o.organisation, amount > 500 as big
from (
  select folded_key(organisation) as debtor,
    case when regexp_full_match(amount, '\d+(\.\d+)?') then try_cast(amount as decimal(18, 2)) end as amount
  from read_csv('{folder}/loans.csv', all_varchar = true, header = true, delim = ',', quote = '"', nullstr = '')
) l
left join organisations o on o.id = l.debtor;

-- Whether an organisation has a big loan: surely, possibly, and where a loan whose debtor is not known may be its.
create temp table facts as
with
  borrowed as (
    select organisation, bool_or(big) is true as surely, bool_or(big is not false) as maybe
    from loans where organisation is not null group by organisation
  ),
  stray as (select count(*) > 0 as found from loans where organisation is null and big is not false)
select
  o.*, o.rating in ('good', 'fair') as rated,
  case when b.surely then true when b.maybe or (select found from stray) then null else false end as borrower,
  (o.rating = 'good' and o.high_tech) or o.rating = 'fair' as rated_or_high_tech
from organisations o left join borrowed b using (organisation);

-- The ends of a share: what is open is taken as the worst and as the best.
create temp macro worst(member, holds) as count(*) filter (where member or (member is null and holds is not true));
create temp macro best(member, holds) as count(*) filter (where member or (member is null and holds is not false));
create temp macro sure(member, holds) as count(*) filter (where member and holds);
create temp macro possible(member, holds) as
  count(*) filter (where member is not false and holds is not false);

create temp table counted as
select
  sure(cooperative, rated) as rated, worst(cooperative, rated) as rated_worst,
  possible(cooperative, rated) as rated_high, best(cooperative, rated) as rated_best,
  sure(cooperative, borrower) as borrower, worst(cooperative, borrower) as borrower_worst,
  possible(cooperative, borrower) as borrower_high, best(cooperative, borrower) as borrower_best,
  count(*) as organisations,
  sure(true, rated_or_high_tech) as either, possible(true, rated_or_high_tech) as either_high,
  count(*) filter (where founded_lately and not high_tech) as founded,
  count(*) filter (where (founded_lately and not high_tech) is not false) as founded_high,
  coalesce(sum(revenue) filter (where cooperative), 0) as revenue,
  coalesce(sum(revenue) filter (where cooperative is not false), 0)
    + 1000000 * count(*) filter (where cooperative is not false and revenue is null) as revenue_high,
  sure(cooperative, mountain) as mountain, possible(cooperative, mountain) as mountain_high,
  count(*) filter (where commune is null and cooperative is not false) as anywhere
from facts;

-- Numerators over one divisor, so that the ends are exact.
select 'rated' as measure, '' as commune, cast(rated * rated_best as text) as low,
  cast(rated_high * rated_worst as text) as high, cast(rated_worst * rated_best as text) as "of" from counted
union all select 'borrowers', '', cast(borrower * borrower_best as text), cast(borrower_high * borrower_worst as text),
  cast(borrower_worst * borrower_best as text) from counted
union all select 'rated_or_high_tech', '', cast(either as text), cast(either_high as text), cast(organisations as text)
  from counted
union all select 'founded_lately', '', cast(founded as text), cast(founded_high as text), '1' from counted
union all select 'revenue', '', cast(revenue as text), cast(revenue_high as text), '1' from counted
union all select 'mountain', '', cast(mountain as text), cast(mountain_high as text), '1' from counted
union all select 'in_each', c.id, cast(count(*) filter (where cooperative) as text),
  cast(count(*) filter (where organisation is not null and cooperative is not false) + any_value(anywhere) as text), '1'
  from communes c left join facts using (commune), counted group by c.id;
