-- The claim with an identifier of another collection.
select id from claim where identifier = :identifier and identifier <> '' limit 1
