-- The 23 measures of register.plan in SQL, over a relation `register` that a peer has made from the CSV file.
-- One pass adds everything up by commune; the sums of the whole are the sums of these. What is unknown is NULL, and
-- SQL's three-valued logic then gives both ends of a measure: low counts what is true, high also what is unknown.
-- Each line of the answer is measure, commune or '', low, high, of; the value is from low / of to high / of.

create temp table sums as
select
  commune,
  count(*) as organisations,
  count(*) filter (where active) as active,
  count(*) filter (where cooperative) as cooperatives,
  count(*) filter (where founded between '2021-01-01' and '2024-12-31') as founded_lately,
  count(*) filter (where dissolved >= '2023-05-03') as dissolved_lately,
  count(*) filter (where cooperative and updated >= '2024-06-01') as updated_lately,
  count(*) filter (where active and rating in ('tốt', 'khá')) as good_or_fair,
  count(*) filter (where active and rating = 'tốt') as good,
  count(*) filter (where cooperative and high_tech = 'có') as high_tech,
  count(*) filter (where cooperative and high_tech is null) as high_tech_unknown,
  count(*) filter (where cooperative and linked = 'yes' and digital = '1') as linked_and_digital,
  count(*) filter (where active and workers >= 10) as ten_workers,
  count(*) filter (where active and workers is null) as workers_unknown,
  count(*) filter (where certificate is not null) as certified,
  count(*) filter (where active and profit > 0) as profitable,
  sum(score) filter (where active) as score,
  count(*) filter (where active and score is null) as score_unknown,
  sum(members) filter (where active) as members,
  sum(members) filter (where cooperative) as cooperative_members,
  sum(women) filter (where active) as women,
  sum(income * members) filter (where cooperative) as weighted_income,
  sum(revenue) filter (where active) as revenue,
  sum(revenue) filter (where cooperative) as cooperative_revenue,
  sum(profit) filter (where cooperative) as profit,
  sum(debt) filter (where cooperative) as debt,
  count(*) filter (where cooperative and debt is null) as debt_unknown,
  sum(land) filter (where organic = 'có') as organic_land,
  sum(land) filter (where organic is null) as land_unknown
from (
  select *, status = 'đang hoạt động' as active, status = 'đang hoạt động' and kind = 'hợp tác xã' as cooperative
  from register
)
group by commune;

-- As text, so that the decimals of one measure do not round to those of another where the answers are put together.
create temp table whole as
select
  cast(sum(organisations) as text) as organisations,
  cast(sum(active) as text) as active,
  cast(sum(cooperatives) as text) as cooperatives,
  cast(sum(founded_lately) as text) as founded_lately,
  cast(sum(dissolved_lately) as text) as dissolved_lately,
  cast(sum(updated_lately) as text) as updated_lately,
  cast(sum(good_or_fair) as text) as good_or_fair,
  cast(sum(linked_and_digital) as text) as linked_and_digital,
  cast(sum(certified) as text) as certified,
  cast(sum(profitable) as text) as profitable,
  cast(count(*) filter (where cooperatives > 0) as text) as communes_reached,
  cast(sum(high_tech) as text) as high_tech,
  cast(sum(high_tech) + sum(high_tech_unknown) as text) as high_tech_high,
  cast(sum(ten_workers) as text) as ten_workers,
  cast(sum(ten_workers) + sum(workers_unknown) as text) as ten_workers_high,
  cast(coalesce(sum(members), 0) as text) as members,
  cast(coalesce(sum(women), 0) as text) as women,
  cast(coalesce(sum(cooperative_members), 0) as text) as cooperative_members,
  cast(coalesce(sum(weighted_income), 0) as text) as weighted_income,
  cast(coalesce(sum(revenue), 0) as text) as revenue,
  cast(coalesce(sum(cooperative_revenue), 0) as text) as cooperative_revenue,
  cast(coalesce(sum(profit), 0) as text) as profit,
  cast(coalesce(sum(score), 0) as text) as score,
  cast(coalesce(sum(score), 0) + 100 * sum(score_unknown) as text) as score_high,
  cast(coalesce(sum(debt), 0) as text) as debt,
  cast(coalesce(sum(debt), 0) + 1000000 * sum(debt_unknown) as text) as debt_high,
  cast(coalesce(sum(organic_land), 0) as text) as organic_land,
  cast(coalesce(sum(organic_land), 0) + coalesce(sum(land_unknown), 0) as text) as organic_land_high
from sums;

select 'all_organisations' as measure, '' as commune, organisations as low, organisations as high, '1' as "of"
from whole
union all select 'all_cooperatives', '', cooperatives, cooperatives, '1' from whole
union all select 'founded_lately', '', founded_lately, founded_lately, '1' from whole
union all select 'dissolved_lately', '', dissolved_lately, dissolved_lately, '1' from whole
union all select 'updated_lately', '', updated_lately, updated_lately, '1' from whole
union all select 'communes_reached', '', communes_reached, communes_reached, '1' from whole
union all select 'good_or_fair', '', good_or_fair, good_or_fair, active from whole
union all select 'high_tech_share', '', high_tech, high_tech_high, cooperatives from whole
union all select 'linked_and_digital', '', linked_and_digital, linked_and_digital, cooperatives from whole
union all select 'ten_workers', '', ten_workers, ten_workers_high, active from whole
union all select 'certified', '', certified, certified, organisations from whole
union all select 'profitable', '', profitable, profitable, active from whole
union all select 'mean_score', '', score, score_high, active from whole
union all select 'members', '', members, members, '1' from whole
union all select 'women_share', '', women, women, members from whole
union all select 'income', '', weighted_income, weighted_income, cooperative_members from whole
union all select 'revenue', '', revenue, revenue, '1' from whole
union all select 'mean_profit', '', profit, profit, cooperatives from whole
union all select 'debt_ratio', '', debt, debt_high, cooperative_revenue from whole
union all select 'organic_land', '', organic_land, organic_land_high, '1' from whole
union all select 'cooperative_in_each', commune, cast(cooperatives as text), cast(cooperatives as text), '1' from sums
union all select 'good_in_each', commune, cast(good as text), cast(good as text), cast(active as text) from sums
union all select 'members_in_each', commune, cast(coalesce(cooperative_members, 0) as text),
  cast(coalesce(cooperative_members, 0) as text), '1' from sums;
