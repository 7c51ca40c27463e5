-- Sources in one triage state, newest first.
select id from source where triage = :triage order by id desc
