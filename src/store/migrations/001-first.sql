create table sources (
  id text primary key,
  url text,
  due_at timestamptz not null,
  first_heard_at timestamptz,
  heard_at timestamptz,
  polled_at timestamptz,
  failures integer not null default 0,
  error jsonb,
  memory jsonb not null default '{}'
);

create table items (
  id integer generated always as identity primary key,
  source_id text not null,
  item_key text not null,
  url text,
  title text,
  text text,
  author text,
  published_at timestamptz,
  updated_at timestamptz,
  rating real,
  seen_at timestamptz not null,
  unique (source_id, item_key)
);

create table mentions (
  id integer generated always as identity primary key,
  item_id integer not null references items (id),
  brand_id text not null,
  label text not null check (label in ('negative', 'neutral', 'positive')),
  score real not null,
  confidence real not null,
  lang text not null,
  reasons jsonb not null,
  terms jsonb not null,
  written_at timestamptz not null,
  seen_at timestamptz not null,
  unique (item_id, brand_id)
);
create index mentions_written_at on mentions (written_at);

create table cases (
  id integer generated always as identity primary key,
  mention_id integer not null unique references mentions (id),
  version integer not null default 1,
  state text not null default 'open' check (state in ('open', 'claimed', 'resolved', 'dismissed')),
  who jsonb,
  state_at timestamptz not null,
  due_at timestamptz not null,
  opened_at timestamptz not null,
  check ((state = 'open') = (who is null))
);
create index cases_state_due_at on cases (state, due_at);
create index cases_opened_at on cases (opened_at);

create table case_events (
  case_id integer not null references cases (id),
  version integer not null,
  action text not null,
  who jsonb,
  at timestamptz not null,
  primary key (case_id, version)
);

create table deliveries (
  id uuid primary key default gen_random_uuid(),
  case_id integer not null references cases (id),
  channel_id text not null,
  platform text not null check (platform in ('slack', 'teams', 'web')),
  state text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'failed')),
  ref jsonb,
  attempts integer not null default 0,
  attempted_at timestamptz,
  -- While somebody is at it; longer ago than an attempt takes, they died.
  begun_at timestamptz,
  drawn_version integer,
  drawn_at timestamptz,
  error jsonb,
  unique (case_id, channel_id),
  check ((state = 'sent') = (ref is not null))
);
create index deliveries_unsent on deliveries (channel_id) where state <> 'sent';

create table addresses (
  platform text not null,
  channel_id text not null,
  address jsonb not null,
  primary key (platform, channel_id)
);
