-- Sources, newest first, a page of them.
select id from source where id < :after order by id desc limit :limit
