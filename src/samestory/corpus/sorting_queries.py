"""What sorting asks of DuckDB: which records stay, and what becomes of the others."""

from __future__ import annotations

ENTRIES = """
CREATE TEMP TABLE entries AS
SELECT
    parts.place AS place, file_row_number AS row, code, reason, source, record, bucket,
    document_id, identifier, lower(outlet) AS outlet, published, characters,
    len(paragraphs) AS paragraphs
FROM read_parquet($files, filename = true, file_row_number = true) AS read
JOIN parts ON parts.file = read.filename
"""

# Of equal articles the first that was read stays. Of an outlet's articles with one id the newest
# stays, or else the longest. An id that another outlet's article of the same file has is an error
# of the data; which of the two is meant can't be told.
RANKED = """
CREATE TEMP TABLE ranked AS
WITH firsts AS (
    SELECT *, row_number() OVER (PARTITION BY document_id ORDER BY place, row) AS copy
    FROM entries WHERE code IS NULL
), versions AS (
    SELECT *, copy = 1 AND identifier IS NOT NULL AND row_number() OVER (
        PARTITION BY outlet, coalesce(identifier, document_id), copy = 1
        ORDER BY published DESC NULLS LAST, characters DESC, document_id
    ) > 1 AS older
    FROM firsts
)
SELECT
    *,
    copy = 1 AND NOT older AND identifier IS NOT NULL AND row_number() OVER (
        PARTITION BY source, coalesce(identifier, document_id), copy = 1, older
        ORDER BY place, row
    ) > 1 AS taken
FROM versions
"""

# An older article is a version of the newest if the two are mostly the same words.
VERSIONS = """
CREATE TEMP TABLE folded AS
WITH pairs AS (
    SELECT old.place, old.row, old.document_id, new.document_id AS newest,
        new.place AS new_place, new.row AS new_row
    FROM ranked AS old JOIN ranked AS new USING (outlet, identifier)
    WHERE old.older AND new.copy = 1 AND NOT new.older AND NOT new.taken
), wanted AS (
    SELECT place, row FROM pairs UNION SELECT new_place, new_row FROM pairs
), texts AS (
    SELECT wanted.place, wanted.row, string_split_regex(lower(array_to_string(
        list_transform(paragraphs, lambda part: part.text), ' ')), '[^\\p{L}\\p{N}]+') AS words
    FROM read_parquet($files, filename = true, file_row_number = true) AS read
    JOIN parts ON parts.file = read.filename
    JOIN wanted ON wanted.place = parts.place AND wanted.row = read.file_row_number
), runs AS (
    SELECT place, row, list_distinct(list_transform(range(1, len(words) - 1),
        lambda i: words[i] || ' ' || words[i + 1] || ' ' || words[i + 2])) AS held
    FROM texts
)
SELECT pairs.document_id, pairs.newest
FROM pairs
JOIN runs AS old ON old.place = pairs.place AND old.row = pairs.row
JOIN runs AS new ON new.place = pairs.new_place AND new.row = pairs.new_row
WHERE len(list_intersect(old.held, new.held)) >= greatest(
    1,
    $of_shorter * least(len(old.held), len(new.held)),
    $of_longer * greatest(len(old.held), len(new.held))
)
"""

BUCKETS = """
SELECT
    bucket, count(*), sum(paragraphs), sum(characters),
    md5(string_agg(concat(document_id, parts.name, row), ',' ORDER BY document_id)) AS content
FROM ranked JOIN parts ON parts.place = ranked.place
WHERE copy = 1 AND NOT older AND NOT taken
GROUP BY bucket ORDER BY bucket
"""

FILES = """
SELECT parts.file FROM parts WHERE place IN (
    SELECT place FROM ranked
    WHERE copy = 1 AND NOT older AND NOT taken AND list_contains($buckets, bucket)
) ORDER BY place
"""

ARTICLES = """
SELECT read.* EXCLUDE (code, reason, filename, file_row_number)
FROM read_parquet($files, filename = true, file_row_number = true) AS read
JOIN parts ON parts.file = read.filename
JOIN ranked ON ranked.place = parts.place AND ranked.row = read.file_row_number
WHERE ranked.copy = 1 AND NOT ranked.older AND NOT ranked.taken
    AND list_contains($buckets, ranked.bucket)
ORDER BY ranked.bucket, ranked.document_id
"""

REJECTS = """
SELECT source, record, code, reason FROM (
    SELECT place, row, source, record, code, reason FROM entries WHERE code IS NOT NULL
    UNION ALL
    SELECT
        place, row, source, record, 'duplicate id' AS code,
        concat('Another article of the file or of the outlet has the id “', identifier, '”.')
    FROM ranked WHERE taken OR (older AND document_id NOT IN (SELECT document_id FROM folded))
) ORDER BY place, row
"""

DUPLICATES = """
SELECT coalesce(newest, document_id) AS document_id, source, record,
    CASE WHEN copy > 1 THEN 'equal' ELSE 'other version' END AS reason
FROM ranked LEFT JOIN folded USING (document_id)
WHERE copy > 1 OR (older AND newest IS NOT NULL)
ORDER BY place, row
"""
