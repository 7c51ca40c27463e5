-- Parties that hold or held an office of this title.
select party from office where title = :title order by party limit :limit
