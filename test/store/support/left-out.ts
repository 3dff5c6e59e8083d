/** Says at the end of a run what it could not show. */
export function teardown(): void {
  if (process.env.TEST_DATABASE_URL) return;
  console.log(
    "Left out: the tests of the store and of two replicas on PostgreSQL, for want of TEST_DATABASE_URL; `scripts/postgres.sh npm test` runs them too.",
  );
}
