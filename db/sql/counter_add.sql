-- Adds to a number that is kept, or begins it.
insert into counter(name, value) values(:name, :added) on conflict(name) do update set value = value + :added
