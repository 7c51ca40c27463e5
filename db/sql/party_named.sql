-- The parties that bear exactly this name or alias.
select distinct party from party_name where folded = :name and whole = 1 limit 2
