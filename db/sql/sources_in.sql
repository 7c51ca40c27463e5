-- Sources in one triage state, newest first, a page of them.
select id from source where triage = :triage and id < :after order by id desc limit :limit
