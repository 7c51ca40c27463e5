-- Claims given to one person, the oldest first.
select id from claim where assigned_to = :person and assigned_to <> '' order by id limit :limit
