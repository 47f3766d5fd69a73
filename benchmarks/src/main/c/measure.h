/*
 * Clocks, counts, times and footprints of a worker process, and the lines that tell the driver about them.
 */
#ifndef MEASURE_H
#define MEASURE_H

#include <dirent.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define FIRST_CAPACITY (1 << 20)

struct sample {
	uint64_t messages;
	uint64_t nanos;
	uint64_t cpu;
};

enum phase { IDLE, RECORDING, ENDED };

/* The window that the driver wants; a thread that records follows it. */
static _Alignas(128) atomic_int phase;

static uint64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t) time.tv_sec * 1000000000u + (uint64_t) time.tv_nsec;
}

/* Nothing is asked of the system if it is late already: even a timer that has run out costs a round through it. */
static void wait_until(uint64_t due)
{
	if (due <= now()) {
		return;
	}
	const struct timespec time = { (time_t) (due / 1000000000u), (long) (due % 1000000000u) };
	clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL);
}

static uint64_t cpu_time(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return (uint64_t) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000000u
			+ (uint64_t) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1000u;
}

static struct sample take_sample(uint64_t messages)
{
	struct sample sample = { messages, now(), cpu_time() };
	return sample;
}

static void print_result(struct sample from, struct sample to)
{
	printf("result messages=%llu nanos=%llu cpu=%llu", (unsigned long long) (to.messages - from.messages),
			(unsigned long long) (to.nanos - from.nanos), (unsigned long long) (to.cpu - from.cpu));
}

/* Times of a window, all of them; they belong to one thread alone, which reports them itself. */
struct recorder {
	uint64_t *times;
	uint64_t capacity;
	uint64_t length;
	int recording;
	struct sample from;
};

static int compare(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *) left;
	uint64_t b = *(const uint64_t *) right;
	return (a > b) - (a < b);
}

static unsigned long long percentile(const struct recorder *recorder, uint64_t per_mille)
{
	uint64_t rank = (recorder->length * per_mille + 999) / 1000;
	return (unsigned long long) recorder->times[rank == 0 ? 0 : rank - 1];
}

/* Sees whether a window was opened or closed; between two times. */
static void look(struct recorder *recorder)
{
	int wanted = atomic_load_explicit(&phase, memory_order_acquire);
	if (wanted != IDLE && !recorder->recording) {
		recorder->recording = 1;
		recorder->length = 0;
		recorder->from = take_sample(0);
	}
	else if (wanted == ENDED && recorder->length > 0) {
		struct sample to = take_sample(recorder->length);
		recorder->recording = 0;
		/* Before the report: the driver may answer that with the next window. */
		atomic_store_explicit(&phase, IDLE, memory_order_release);
		qsort(recorder->times, recorder->length, sizeof(uint64_t), compare);
		print_result(recorder->from, to);
		printf(" p50=%llu p99=%llu p999=%llu max=%llu\n", percentile(recorder, 500), percentile(recorder, 990),
				percentile(recorder, 999), percentile(recorder, 1000));
		fflush(stdout);
	}
}

static void record(struct recorder *recorder, uint64_t nanos)
{
	if (recorder->recording) {
		if (recorder->length == recorder->capacity) {
			recorder->capacity = recorder->capacity == 0 ? FIRST_CAPACITY : recorder->capacity * 2;
			recorder->times = realloc(recorder->times, recorder->capacity * sizeof(uint64_t));
		}
		recorder->times[recorder->length++] = nanos;
	}
}

/* What the process holds. */
struct footprint {
	uint64_t nanos;
	uint64_t cpu;
	long long resident;
	long long descriptors;
};

static struct footprint take_footprint(void)
{
	struct footprint footprint = { now(), cpu_time(), 0, 0 };
	char line[256];
	FILE *status = fopen("/proc/self/status", "r");
	while (status != NULL && fgets(line, sizeof(line), status) != NULL) {
		if (strncmp(line, "VmRSS:", 6) == 0) {
			footprint.resident = atoll(line + 6) * 1024;
		}
	}
	if (status != NULL) {
		fclose(status);
	}
	DIR *open_files = opendir("/proc/self/fd");
	while (open_files != NULL && readdir(open_files) != NULL) {
		footprint.descriptors++;
	}
	if (open_files != NULL) {
		closedir(open_files);
	}
	return footprint;
}

/* Nothing here is collected later: what is resident is in use. */
static void print_footprint(struct footprint from, struct footprint to)
{
	printf("result nanos=%llu cpu=%llu memory=%lld resident=%lld descriptors=%lld\n",
			(unsigned long long) (to.nanos - from.nanos), (unsigned long long) (to.cpu - from.cpu),
			to.resident - from.resident, to.resident - from.resident, to.descriptors - from.descriptors);
	fflush(stdout);
}

#endif
