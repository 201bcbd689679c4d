-- How often a second opinion was asked, by day: the budget holds for all processes, and over restarts.
create table opinion_days (
  day date primary key,
  asked integer not null default 0,
  failed integer not null default 0
);
