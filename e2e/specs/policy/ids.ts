import { withSiteDatabase } from "../../flows/site-database";

const query = `
  WITH lessons AS (SELECT l.id, l.source_key, l.course_id, c.slug FROM lesson l JOIN course c ON c.id = l.course_id AND c.is_demo),
       attempts AS (SELECT t.id, a.lesson_id, c.slug, e.email_key
                      FROM assessment_attempt t
                      JOIN assessment a ON a.id = t.assessment_id
                      JOIN course c ON c.id = a.course_id AND c.is_demo
                      JOIN email_address e ON e.user_id = t.user_id
                     WHERE t.ended_at IS NOT NULL),
       seats AS (SELECT s.id, c.slug, e.email_key, n.number
                   FROM enrollment s
                   JOIN course c ON c.id = s.course_id AND c.is_demo
                   JOIN email_address e ON e.user_id = s.user_id
                   LEFT JOIN certificate n ON n.enrollment_id = s.id)
  SELECT 'tides' AS name, id::text FROM course WHERE slug = 'reading-a-tide-table' AND is_demo
  UNION ALL SELECT 'sql', id::text FROM course WHERE slug = 'sql-for-people-who-count' AND is_demo
  UNION ALL SELECT 'tidesLesson', id::text FROM lessons WHERE source_key = 'who-decides-zero'
  UNION ALL SELECT 'tidesVideo', id::text FROM lessons WHERE source_key = 'watch-it-on-the-gauge'
  UNION ALL SELECT 'tidesLab', id::text FROM lessons WHERE source_key = 'the-rule-of-twelfths'
  UNION ALL SELECT 'tidesQuiz', id::text FROM lessons WHERE source_key = 'check-go-or-stay'
  UNION ALL SELECT 'sqlLesson', id::text FROM lessons WHERE source_key = 'the-join-that-counts-twice'
  UNION ALL SELECT 'sqlLab', id::text FROM lessons WHERE source_key = 'forty-loans-five-questions'
  UNION ALL SELECT 'sqlQuiz', id::text FROM lessons WHERE source_key = 'check-who-is-left'
  UNION ALL SELECT 'tidesSheet', r.id::text FROM resource r JOIN course c ON c.id = r.course_id AND c.is_demo WHERE r.source_key = 'worksheet'
  UNION ALL SELECT 'sqlSheet', r.id::text FROM resource r JOIN course c ON c.id = r.course_id AND c.is_demo WHERE r.source_key = 'library-sql'
  UNION ALL (SELECT 'ownAttempt', id::text FROM attempts WHERE slug = 'estimation-without-fear' AND email_key = 'student@demo.test' ORDER BY id LIMIT 1)
  UNION ALL (SELECT 'ownAttemptQuiz', lesson_id::text FROM attempts WHERE slug = 'estimation-without-fear' AND email_key = 'student@demo.test' ORDER BY id LIMIT 1)
  UNION ALL (SELECT 'sqlAttempt', id::text FROM attempts WHERE slug = 'sql-for-people-who-count' AND email_key = 'yael@demo.test' ORDER BY id LIMIT 1)
  UNION ALL (SELECT 'sqlAttemptQuiz', lesson_id::text FROM attempts WHERE slug = 'sql-for-people-who-count' AND email_key = 'yael@demo.test' ORDER BY id LIMIT 1)
  UNION ALL (SELECT 'tidesAnswer', g.id::text FROM answer_grade d JOIN attempt_answer g ON g.id = d.attempt_answer_id JOIN attempts t ON t.id = g.attempt_id
              WHERE t.slug = 'reading-a-tide-table' ORDER BY d.created_at LIMIT 1)
  UNION ALL SELECT 'tidesEnrollment', id::text FROM seats WHERE slug = 'reading-a-tide-table' AND email_key = 'eleni@demo.test'
  UNION ALL SELECT 'sqlEnrollment', id::text FROM seats WHERE slug = 'sql-for-people-who-count' AND email_key = 'yael@demo.test'
  UNION ALL SELECT 'tidesGroup', g.id::text FROM course_group g JOIN course c ON c.id = g.course_id AND c.is_demo WHERE c.slug = 'reading-a-tide-table'
  UNION ALL SELECT 'sqlGroup', g.id::text FROM course_group g JOIN course c ON c.id = g.course_id AND c.is_demo WHERE c.slug = 'sql-for-people-who-count'
  UNION ALL SELECT 'student', e.user_id::text FROM email_address e WHERE e.email_key = 'student@demo.test'
  UNION ALL SELECT 'instructorName', u.username FROM users u JOIN email_address e ON e.user_id = u.id WHERE e.email_key = 'instructor@demo.test'
  UNION ALL SELECT 'ownCertificate', number FROM seats WHERE slug = 'estimation-without-fear' AND email_key = 'student@demo.test'
  UNION ALL SELECT 'sqlCertificate', number FROM seats WHERE slug = 'sql-for-people-who-count' AND email_key = 'yael@demo.test'`;

/** Fills in what is in braces in an address of the table, with ids of the demo content and those that are given. */
export async function readDemoIds(given: Readonly<Record<string, string>>): Promise<(address: string) => string> {
  const rows = await withSiteDatabase((client) => client.query<{ name: string; id: string }>(query));
  const ids = new Map([...rows.rows.map(({ name, id }) => [name, id] as const), ...Object.entries(given)]);
  return (address) =>
    address.replace(/\{(\w+)\}/g, (_, name: string) => {
      const id = ids.get(name);
      if (!id) throw new Error(`The demo content has no ${name}.`);
      return id;
    });
}
