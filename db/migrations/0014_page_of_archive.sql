-- The page that was read of an archive with several. Of captures made before, the address of the source tells it.
alter table capture add column page text default '';
