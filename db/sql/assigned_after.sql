-- Of those whom claims are given to, the first by name after one.
select min(assigned_to) from claim where assigned_to > :name and assigned_to <> ''
