-- Whose turn it is. Sources that the settings have no more keep their state, and are due no more.
alter table sources
  add column listed boolean not null default false,
  add column lane text not null default '',
  add column stopped boolean not null default false,
  add column failing_since timestamptz,
  add column notes jsonb not null default '[]',
  add column newest_at timestamptz,
  add column usual_silence_ms double precision,
  add column deaf jsonb;
create index sources_due on sources (due_at) where listed and not stopped;
-- A poll changes its row's due_at and little else: room for it on the same page keeps the indexes short.
alter table sources set (fillfactor = 70);

-- Hosts that want to be left in peace until then, and those that keep a pace.
create table lanes (
  lane text primary key,
  rests_until timestamptz not null
);

-- What an item says, so that an edit is noticed; and its other names, by which it is known again.
alter table items add column fingerprint text;
create index items_seen_at on items (source_id, seen_at);
-- Rows come in the order of seen_at: for what all sources brought since then, a summary of it is enough.
create index items_recent on items using brin (seen_at);
create index mentions_recent on mentions using brin (seen_at);
create table item_aliases (
  source_id text not null,
  alias text not null,
  item_id integer not null references items (id) on delete cascade,
  primary key (source_id, alias)
);
create index item_aliases_item on item_aliases (item_id);

-- Notices are delivered like cards, and belong to no case.
alter table deliveries
  alter column case_id drop not null,
  add column notice jsonb,
  add constraint deliveries_card_or_notice check ((case_id is null) <> (notice is null));

-- WebSub: hubs that were asked to push.
create table subscriptions (
  source_id text primary key,
  hub text not null,
  topic text not null,
  key text not null unique,
  secret text not null,
  state text not null check (state in ('asked', 'active', 'refused')),
  asked_at timestamptz not null,
  lease_until timestamptz
);
