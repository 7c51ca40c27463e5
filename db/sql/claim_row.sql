-- How many records of a kind bear on a claim by each relation, and the first of them. What the relations mean, and on
-- which side of it they stand, is for the table of relations to say (core/model/link.h).
select relation, min(from_id), count(*) from link where to_id = :claim and to_kind = :kind group by relation
