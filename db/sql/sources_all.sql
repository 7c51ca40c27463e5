-- All sources, newest first.
select id from source order by id desc
