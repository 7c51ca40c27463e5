-- The record of a collection that a claim came in as. Of claims that came in before none was kept.
alter table claim add column came_as blob default x'0000000000000000000000000000000000000000000000000000000000000000';
