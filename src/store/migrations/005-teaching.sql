-- What the team taught by a click on a card. What is taken back stays, with when.
create table lessons (
  id integer generated always as identity primary key,
  mention_id integer not null references mentions (id),
  case_id integer not null references cases (id),
  brand_id text not null,
  kind text not null check (kind in ('not-us', 'not-negative', 'mute')),
  who jsonb not null,
  at timestamptz not null,
  undone_at timestamptz
);
-- A mention holds one lesson at a time.
create unique index lessons_in_force on lessons (mention_id) where undone_at is null;
create index lessons_case on lessons (case_id);

-- What the team has Korva keep from it. What is dropped stays, with when: mentions say which rule hid them.
create table rules (
  id integer generated always as identity primary key,
  brand_id text,
  query text not null,
  accepted_by text not null,
  accepted_at timestamptz not null,
  dropped_at timestamptz
);
alter table mentions add column hidden_by integer references rules (id);

-- One row: grows with each change of what was taught, so that a glance tells whether a copy is stale.
create table teaching (
  "only" boolean primary key default true check ("only"),
  revision integer not null default 0
);
insert into teaching default values;
create index cases_resolved on cases (id) where state = 'resolved';
create index mentions_hidden on mentions (hidden_by) where hidden_by is not null;
