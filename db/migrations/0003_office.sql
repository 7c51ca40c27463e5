-- Every title a party holds or held, in lower case, so that "le président" finds who may be meant.
create table office(title text not null, party integer not null) strict;
create index office_title on office(title, party);
create index office_party on office(party);
insert into office select distinct lower(json_extract(role.value, '$.title')), party.id
  from party, json_each(party.roles) role
  where json_valid(party.roles) and json_extract(role.value, '$.title') <> '';
