/* tests/unit/host/jobs_test.c */
#include "host/jobs.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>

#include <cmocka.h>

enum {
	MANY = 500
};

struct counted {
	struct job job;
	atomic_uint *runs;
	pthread_mutex_t *gate;
};

static void count_run(void *context)
{
	struct counted *counted = context;
	if (counted->gate != NULL) {
		pthread_mutex_lock(counted->gate);
		pthread_mutex_unlock(counted->gate);
	}
	atomic_fetch_add(counted->runs, 1);
}

static void test_each_job_runs_once(void **state)
{
	(void)state;
	static struct counted jobs_of[MANY];
	atomic_uint runs = 0;
	struct jobs *jobs = jobs_open(3, MANY);
	struct jobs_port port = jobs_port(jobs);
	for (int i = 0; i < MANY; i++) {
		jobs_of[i] = (struct counted){.job = {.run = count_run, .context = &jobs_of[i]}, .runs = &runs};
		assert_true(port.post(port.self, &jobs_of[i].job));
	}
	jobs_finish(jobs);
	assert_int_equal(atomic_load(&runs), MANY);
	assert_false(port.post(port.self, &jobs_of[0].job));
	jobs_close(jobs);
	jobs_close(NULL);
}

static void test_too_many_are_refused(void **state)
{
	(void)state;
	struct counted three[4];
	atomic_uint runs = 0;
	pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
	struct jobs *jobs = jobs_open(1, 2);
	struct jobs_port port = jobs_port(jobs);
	pthread_mutex_lock(&gate);
	unsigned taken = 0;
	for (int i = 0; i < 4; i++) {
		three[i] = (struct counted){
			.job = {.run = count_run, .context = &three[i]}, .runs = &runs, .gate = &gate};
		taken += port.post(port.self, &three[i].job) ? 1 : 0;
	}
	/* Two wait, and perhaps one is with the thread already. */
	assert_in_range(taken, 2, 3);
	pthread_mutex_unlock(&gate);
	jobs_finish(jobs);
	assert_int_equal(atomic_load(&runs), taken);
	jobs_close(jobs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_job_runs_once),
		cmocka_unit_test(test_too_many_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
