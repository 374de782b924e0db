-- Login links that have been used: once is once, whatever is restarted in between. Only a hash of each token.
create table used_login (
    token_hash text        not null primary key,
    used_at    timestamptz not null
);
