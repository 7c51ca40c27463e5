-- Reviews in one state, the longest submitted first.
select id from review where state = :state order by submitted, id limit :limit
