-- Which story an item tells: that of the first item that told it. Items that hold a mention are placed.
create table story_items (
  item_id integer primary key references items (id) on delete cascade,
  story_id integer not null references items (id) on delete cascade,
  seen_at timestamptz not null
);
create index story_items_story on story_items (story_id);

-- By what a copy is found for some weeks: hashes of its link, its headline and some runs of its words.
create table story_keys (
  key integer not null,
  item_id integer not null,
  primary key (key, item_id)
);
-- Rows come in the order of items: a summary is enough to find those that are to go.
create index story_keys_item on story_keys using brin (item_id);
