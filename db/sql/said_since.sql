-- said_since
-- Whether an entry from one on has a notice.
select 1 from revision indexed by revision_notice where notice is not null and seq >= :seq limit 1
