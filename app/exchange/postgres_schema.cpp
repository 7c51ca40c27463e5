#include "app/exchange/postgres_schema.h"

namespace app {

char const* const postgres_tables = R"sql(
create schema counterpoint;
create table counterpoint.desk(workspace text primary key, format integer not null, founder name not null default session_user);
create table counterpoint.lane(name text primary key, key bytea not null, owner name not null, size bigint not null,
  signed bigint not null, note text not null);
create table counterpoint.entry(lane text not null references counterpoint.lane(name), idx bigint not null,
  sealed bytea not null, primary key(lane, idx));
create table counterpoint.blob(digest bytea not null, bytes bytea not null, owner name not null, primary key(digest, owner));
alter table counterpoint.blob alter column bytes set storage external; -- what comes is packed already, or short
)sql";

char const* const postgres_upgrade = R"sql(
alter table counterpoint.blob drop constraint blob_pkey;
alter table counterpoint.blob add primary key(digest, owner);
)sql";

char const* const postgres_functions = R"sql(
create or replace function counterpoint.edition() returns integer language sql immutable as 'select 3';

-- What the hash of an entry covers, with its length and what stands before; null of what is no entry as it travels.
create or replace function counterpoint.signed_part(sealed bytea) returns bytea language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select case when substr(sealed, 1, 21) = 'counterpoint sealed 1'::bytea and said between 1 and length(sealed) - 29
    then substr(sealed, 1, 29 + said::integer) end
    from (select ('x' || encode(substr(sealed, 22, 8), 'hex'))::bit(64)::bigint) as given(said);
$$;

-- The lane, where it is this login's to write; whoever founded the desk may bring back what others signed.
create or replace function counterpoint.own(called text) returns counterpoint.lane language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare found counterpoint.lane;
begin
  select * into found from counterpoint.lane where name = called for update;
  if found.name is not null and not counterpoint.may_take_out(found.owner) then
    raise exception 'another seat''s lane' using errcode = 'insufficient_privilege';
  end if;
  return found;
end $$;

-- Whoever founded the desk tidies behind those who left it; whoever is neither that nor the owner changes nothing there.
create or replace function counterpoint.may_take_out(owner name) returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select session_user = owner or exists(select 1 from counterpoint.desk where founder = session_user);
$$;

-- Appends behind `first` entries; answers how many there are then, or, with another number there, that number alone.
create or replace function counterpoint.append(called text, its_key bytea, first bigint, entries bytea[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare found counterpoint.lane;
begin
  -- A name that follows from no key is nobody's to take.
  if not exists(select 1 from counterpoint.lane where name = called) and (length(its_key) <> 32 or not exists(
      select 1 from counterpoint.desk where called = substr(encode(sha256(
        convert_to('counterpoint lane 1' || workspace, 'UTF8') || '\x00'::bytea || its_key), 'hex'), 1, 32))) then
    raise exception 'not the lane of that key' using errcode = 'insufficient_privilege';
  end if;
  insert into counterpoint.lane values(called, its_key, session_user, 0, 0, '') on conflict do nothing;
  found := counterpoint.own(called);
  if found.size <> first then return found.size; end if;
  if exists(select 1 from unnest(entries) as given(bytes) where counterpoint.signed_part(bytes) is null) then
    raise exception 'no entries';
  end if;
  insert into counterpoint.entry select called, first + place - 1, bytes
    from unnest(entries) with ordinality as given(bytes, place);
  update counterpoint.lane set size = first + cardinality(entries) where name = called;
  return first + cardinality(entries);
end $$;

create or replace function counterpoint.sign(called text, its_size bigint, its_note text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare found counterpoint.lane := counterpoint.own(called);
begin
  if found.size <> its_size then raise exception 'the head is of another size'; end if;
  if octet_length(its_note) > 4096 then raise exception 'no head'; end if;
  update counterpoint.lane set signed = its_size, note = its_note where name = called;
  perform pg_notify('counterpoint', called || ' ' || its_size);
end $$;

-- What a redaction took out is taken out: what was signed stays.
create or replace function counterpoint.redact(called text, first bigint, entries bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists(select 1 from counterpoint.lane where name = called and counterpoint.may_take_out(owner) for update) then
    raise exception 'another seat''s lane' using errcode = 'insufficient_privilege';
  end if;
  update counterpoint.entry set sealed = bytes from unnest(entries) with ordinality as given(bytes, place)
    where lane = called and idx = first + place - 1 and length(bytes) < length(sealed)
      and counterpoint.signed_part(bytes) = counterpoint.signed_part(sealed);
end $$;

-- What was taken out without a redaction comes back, to what was signed; and an entry in the place of what is none.
create or replace function counterpoint.put_back(called text, first bigint, entries bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists(select 1 from counterpoint.lane where name = called and counterpoint.may_take_out(owner) for update) then
    raise exception 'another seat''s lane' using errcode = 'insufficient_privilege';
  end if;
  update counterpoint.entry set sealed = bytes from unnest(entries) with ordinality as given(bytes, place)
    where lane = called and idx = first + place - 1 and counterpoint.signed_part(bytes) is not null
      and (counterpoint.signed_part(sealed) is null or (length(bytes) >= length(sealed) and bytes <> sealed
        and counterpoint.signed_part(bytes) = counterpoint.signed_part(sealed)));
  if found then perform pg_notify('counterpoint', called); end if;
end $$;

-- Each owner's bytes are their own: nobody's are in the way of others', or can be taken away from them.
create or replace function counterpoint.put_blob(given bytea) returns void language sql security definer
set search_path = pg_catalog, pg_temp as $$
  insert into counterpoint.blob values(sha256(given), given, session_user) on conflict do nothing;
$$;

create or replace function counterpoint.forget_blob(its_digest bytea) returns void language sql security definer
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
