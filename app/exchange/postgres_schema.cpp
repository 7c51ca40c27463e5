#include "app/exchange/postgres_schema.h"

namespace app {

char const* const postgres_schema = R"sql(
create schema counterpoint;
create table counterpoint.desk(workspace text primary key, format integer not null, founder name not null default session_user);
create table counterpoint.lane(name text primary key, key bytea not null, owner name not null, size bigint not null,
  signed bigint not null, note text not null);
create table counterpoint.entry(lane text not null references counterpoint.lane(name), idx bigint not null,
  sealed bytea not null, primary key(lane, idx));
create table counterpoint.blob(digest bytea primary key, bytes bytea not null, owner name not null);
alter table counterpoint.blob alter column bytes set storage external; -- what comes is packed already, or short

create function counterpoint.own(called text) returns counterpoint.lane language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare found counterpoint.lane;
begin
  select * into found from counterpoint.lane where name = called for update;
  if found.name is not null and found.owner <> session_user then
    raise exception 'another seat''s lane' using errcode = 'insufficient_privilege';
  end if;
  return found;
end $$;

-- Whoever founded the desk tidies behind those who left it; whoever is neither that nor the owner may take nothing out.
create function counterpoint.may_take_out(owner name) returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select session_user = owner or exists(select 1 from counterpoint.desk where founder = session_user);
$$;

-- Appends behind `first` entries; answers how many there are then, or, with another number there, that number alone.
create function counterpoint.append(called text, its_key bytea, first bigint, entries bytea[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare found counterpoint.lane;
begin
  insert into counterpoint.lane values(called, its_key, session_user, 0, 0, '') on conflict do nothing;
  found := counterpoint.own(called);
  if found.size <> first then return found.size; end if;
  insert into counterpoint.entry select called, first + place - 1, bytes
    from unnest(entries) with ordinality as given(bytes, place);
  update counterpoint.lane set size = first + cardinality(entries) where name = called;
  return first + cardinality(entries);
end $$;

create function counterpoint.sign(called text, its_size bigint, its_note text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare found counterpoint.lane := counterpoint.own(called);
begin
  if found.size <> its_size then raise exception 'the head is of another size'; end if;
  update counterpoint.lane set signed = its_size, note = its_note where name = called;
  perform pg_notify('counterpoint', called || ' ' || its_size);
end $$;

-- The only way an entry becomes another: what a redaction took out of it.
create function counterpoint.redact(called text, first bigint, entries bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists(select 1 from counterpoint.lane where name = called and counterpoint.may_take_out(owner) for update) then
    raise exception 'another seat''s lane' using errcode = 'insufficient_privilege';
  end if;
  update counterpoint.entry set sealed = bytes from unnest(entries) with ordinality as given(bytes, place)
    where lane = called and idx = first + place - 1 and sealed <> bytes and length(bytes) < length(sealed);
end $$;

create function counterpoint.put_blob(given bytea) returns void language sql security definer
set search_path = pg_catalog, pg_temp as $$
  insert into counterpoint.blob values(sha256(given), given, session_user) on conflict do nothing;
$$;

create function counterpoint.forget_blob(its_digest bytea) returns void language sql security definer
set search_path = pg_catalog, pg_temp as $$
  delete from counterpoint.blob where digest = its_digest and counterpoint.may_take_out(owner);
$$;

revoke all on schema counterpoint from public;
revoke all on all functions in schema counterpoint from public;
grant usage on schema counterpoint to $ROLE;
grant select on all tables in schema counterpoint to $ROLE;
grant execute on all functions in schema counterpoint to $ROLE;
)sql";

} // namespace app
