-- Claims that changed after they were approved.
select claim from stale_claim where claim > 0 order by claim limit :limit
