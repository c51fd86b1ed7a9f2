-- One decision as the application makes it: read task and instance, update both, write 1 decision, 2 journal rows, 1 message, 1 leaf.
-- Each client (of :clients) walks tasks of its own from :first on; a client without tasks left ends with an error instead of a figure.
\set first :first + 1
\set key :first * :clients + :client_id
BEGIN;
SELECT i.state, i.version, i.journal_length AS length, t.bookmark_id AS bookmark, t.power_code AS power
FROM task t JOIN workflow_instance i ON i.id = t.instance_id WHERE t.id = lpad(to_hex(:key::int), 32, '0')::uuid AND t.closed_at IS NULL \gset
UPDATE workflow_instance SET state = :state, version = :version::int + 1, journal_length = :length::int + 2
WHERE id = lpad(to_hex(:key::int), 32, '0')::uuid AND version = :version::int;
UPDATE task SET closed_at = now(), closed_by_id = '00000000-0000-0000-0000-000000000002', outcome = 'Approved'
WHERE id = lpad(to_hex(:key::int), 32, '0')::uuid AND closed_at IS NULL;
INSERT INTO decision VALUES (gen_random_uuid(), lpad(to_hex(:key::int), 32, '0')::uuid, lpad(to_hex(:key::int), 32, '0')::uuid,
    '00000000-0000-0000-0000-000000000002', 'นาย ก.', now(), :power, 'อนุมัติ', 'Approved', '', 'Delegated',
    '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000004', 'รองนายกเทศมนตรี ปฏิบัติราชการแทน', :state, 7, :bookmark);
INSERT INTO journal VALUES
    (lpad(to_hex(:key::int), 32, '0')::uuid, :length::int + 1, 'decide', 'Completed', now()),
    (lpad(to_hex(:key::int), 32, '0')::uuid, :length::int + 2, 'hand-over', 'Started', now());
INSERT INTO outbox VALUES (gen_random_uuid(), 'decided', left(:state, 300), now(), NULL);
INSERT INTO ledger_leaf VALUES (gen_random_uuid(), 'decision', lpad(to_hex(:key::int), 32, '0')::uuid, :bookmark, left(:state, 600), now());
COMMIT;
