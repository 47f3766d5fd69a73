/*
 * The libzmq side of the benchmarks: one worker process, told what to do by the driver.
 *
 *   libzmq_worker version
 *   libzmq_worker <pull|push|curve-pull|curve-push|req|rep|inproc> <endpoint> <bytes per message> [constant]
 *
 * The protocol is that of dev.zmq.benchmarks.worker.WorkerMain: the worker prints "ready <endpoint>"; on
 * "begin" it starts a window; on "end" it prints "result name=value ..." about it, as soon as there was a
 * message; on "quit" or the end of its input it exits. Traffic flows all the time.
 *
 * Messages are sent with zmq_send, which copies. With "constant" they are sent as libzmq's constant messages,
 * which point to the caller's memory: no copy and no allocation.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include <zmq.h>

#define FIRST_CAPACITY (1 << 20)

struct sample {
	uint64_t messages;
	uint64_t nanos;
	uint64_t cpu;
};

enum phase { IDLE, RECORDING, ENDED };

static void *context;
static size_t size;
static char *payload;
static int constant;
static int secured;

/* On a cache line of its own: one thread counts, another one looks twice per window. */
static _Alignas(128) atomic_uint_fast64_t count;
static _Alignas(128) atomic_int phase;
static struct sample begun;

static void fail(const char *what)
{
	printf("error %s: %s\n", what, zmq_strerror(zmq_errno()));
	fflush(stdout);
	_exit(1);
}

static uint64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t) time.tv_sec * 1000000000u + (uint64_t) time.tv_nsec;
}

static uint64_t cpu_time(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return (uint64_t) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000000u
			+ (uint64_t) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1000u;
}

static struct sample take_sample(void)
{
	struct sample sample;
	sample.messages = atomic_load_explicit(&count, memory_order_relaxed);
	sample.nanos = now();
	sample.cpu = cpu_time();
	return sample;
}

static void print_result(struct sample from, struct sample to)
{
	printf("result messages=%llu nanos=%llu cpu=%llu", (unsigned long long) (to.messages - from.messages),
			(unsigned long long) (to.nanos - from.nanos), (unsigned long long) (to.cpu - from.cpu));
}

static void send_one(void *socket)
{
	if (constant) {
		zmq_msg_t message;
		/* No function that frees: the message refers to the payload for good. */
		if (zmq_msg_init_data(&message, payload, size, NULL, NULL) != 0 || zmq_msg_send(&message, socket, 0) < 0) {
			fail("send");
		}
	}
	else if (zmq_send(socket, payload, size, 0) < 0) {
		fail("send");
	}
}

static void receive_one(void *socket, zmq_msg_t *message)
{
	if (zmq_msg_recv(message, socket, 0) < 0) {
		fail("receive");
	}
	if (zmq_msg_size(message) != size) {
		fail("receive: a message of another size");
	}
}

static void *push(void *socket)
{
	for (uint64_t sent = 1;; sent++) {
		send_one(socket);
		atomic_store_explicit(&count, sent, memory_order_relaxed);
	}
	return NULL;
}

/* Like push, but leaves the counting to the receiver of the same process. */
static void *push_uncounted(void *socket)
{
	for (;;) {
		send_one(socket);
	}
	return NULL;
}

static void *pull(void *socket)
{
	zmq_msg_t message;
	zmq_msg_init(&message);
	for (uint64_t received = 1;; received++) {
		receive_one(socket, &message);
		atomic_store_explicit(&count, received, memory_order_relaxed);
	}
	return NULL;
}

static void *rep(void *socket)
{
	zmq_msg_t message;
	zmq_msg_init(&message);
	for (uint64_t served = 1;; served++) {
		receive_one(socket, &message);
		send_one(socket);
		atomic_store_explicit(&count, served, memory_order_relaxed);
	}
	return NULL;
}

static int compare(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *) left;
	uint64_t b = *(const uint64_t *) right;
	return (a > b) - (a < b);
}

static unsigned long long percentile(const uint64_t *sorted, uint64_t length, uint64_t per_mille)
{
	if (length == 0) {
		return 0;
	}
	uint64_t rank = (length * per_mille + 999) / 1000;
	return (unsigned long long) sorted[rank == 0 ? 0 : rank - 1];
}

/* Records each round trip of a window, and reports it itself: the array is this thread's alone. */
static void *req(void *socket)
{
	uint64_t capacity = FIRST_CAPACITY;
	uint64_t *times = malloc(capacity * sizeof(uint64_t));
	uint64_t length = 0;
	struct sample from = { 0, 0, 0 };
	int recording = 0;
	zmq_msg_t message;
	zmq_msg_init(&message);
	for (;;) {
		int wanted = atomic_load_explicit(&phase, memory_order_acquire);
		if (wanted != IDLE && !recording) {
			recording = 1;
			length = 0;
			from = take_sample();
		}
		else if (wanted == ENDED && length > 0) {
			struct sample to = take_sample();
			recording = 0;
			/* Before the report: the driver may answer that with the next window. */
			atomic_store_explicit(&phase, IDLE, memory_order_release);
			from.messages = 0;
			to.messages = length;
			qsort(times, length, sizeof(uint64_t), compare);
			print_result(from, to);
			printf(" p50=%llu p99=%llu p999=%llu max=%llu\n", percentile(times, length, 500),
					percentile(times, length, 990), percentile(times, length, 999), percentile(times, length, 1000));
			fflush(stdout);
		}
		uint64_t start = now();
		send_one(socket);
		receive_one(socket, &message);
		uint64_t took = now() - start;
		if (recording) {
			if (length == capacity) {
				capacity *= 2;
				times = realloc(times, capacity * sizeof(uint64_t));
			}
			times[length++] = took;
		}
	}
	return NULL;
}

static void start(void *(*run)(void *), void *socket)
{
	pthread_t thread;
	if (pthread_create(&thread, NULL, run, socket) != 0) {
		fail("pthread_create");
	}
}

/* The keys of dev.zmq.benchmarks.worker.CurveKeys. */
#define CLIENT_PUBLIC "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID"
#define CLIENT_SECRET "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs"
#define SERVER_PUBLIC "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7"
#define SERVER_SECRET "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6"

static void secure_server(void *socket)
{
	const int yes = 1;
	if (zmq_setsockopt(socket, ZMQ_CURVE_SERVER, &yes, sizeof(yes)) != 0
			|| zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, SERVER_SECRET, 41) != 0) {
		fail("curve");
	}
}

static void secure_client(void *socket)
{
	if (zmq_setsockopt(socket, ZMQ_CURVE_PUBLICKEY, CLIENT_PUBLIC, 41) != 0
			|| zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, CLIENT_SECRET, 41) != 0
			|| zmq_setsockopt(socket, ZMQ_CURVE_SERVERKEY, SERVER_PUBLIC, 41) != 0) {
		fail("curve");
	}
}

static void *bound(int type, const char *endpoint)
{
	char resolved[256];
	size_t length = sizeof(resolved);
	void *socket = zmq_socket(context, type);
	if (socket != NULL && secured) {
		secure_server(socket);
	}
	if (socket == NULL || zmq_bind(socket, endpoint) != 0
			|| zmq_getsockopt(socket, ZMQ_LAST_ENDPOINT, resolved, &length) != 0) {
		fail("bind");
	}
	printf("ready %s\n", resolved);
	fflush(stdout);
	return socket;
}

static void *connected(int type, const char *endpoint, int announce)
{
	void *socket = zmq_socket(context, type);
	if (socket != NULL && secured) {
		secure_client(socket);
	}
	if (socket == NULL || zmq_connect(socket, endpoint) != 0) {
		fail("connect");
	}
	if (announce) {
		printf("ready %s\n", endpoint);
		fflush(stdout);
	}
	return socket;
}

static void obey(int is_req)
{
	char line[64];
	while (fgets(line, sizeof(line), stdin) != NULL && strcmp(line, "quit\n") != 0) {
		if (strcmp(line, "begin\n") == 0) {
			begun = take_sample();
			atomic_store_explicit(&phase, RECORDING, memory_order_release);
		}
		else if (strcmp(line, "end\n") == 0 && is_req) {
			atomic_store_explicit(&phase, ENDED, memory_order_release);
		}
		else if (strcmp(line, "end\n") == 0) {
			const struct timespec pause = { 0, 1000000 };
			while (atomic_load_explicit(&count, memory_order_relaxed) == begun.messages) {
				nanosleep(&pause, NULL);
			}
			print_result(begun, take_sample());
			printf("\n");
			fflush(stdout);
		}
	}
}

int main(int argc, char **argv)
{
	int major, minor, patch;
	zmq_version(&major, &minor, &patch);
	if (argc == 2 && strcmp(argv[1], "version") == 0) {
		printf("%d.%d.%d\n", major, minor, patch);
		return 0;
	}
	if (argc < 4) {
		fprintf(stderr, "usage: %s <pull|push|curve-pull|curve-push|req|rep|inproc> <endpoint> <bytes> [constant]\n", argv[0]);
		return 2;
	}
	const char *role = argv[1];
	const char *endpoint = argv[2];
	size = strtoul(argv[3], NULL, 10);
	constant = argc > 4 && strcmp(argv[4], "constant") == 0;
	if (strncmp(role, "curve-", 6) == 0) {
		secured = 1;
		role += 6;
	}
	payload = calloc(1, size);
	context = zmq_ctx_new();
	if (strcmp(role, "pull") == 0) {
		start(pull, bound(ZMQ_PULL, endpoint));
	}
	else if (strcmp(role, "push") == 0) {
		start(push, connected(ZMQ_PUSH, endpoint, 1));
	}
	else if (strcmp(role, "rep") == 0) {
		start(rep, bound(ZMQ_REP, endpoint));
	}
	else if (strcmp(role, "req") == 0) {
		start(req, connected(ZMQ_REQ, endpoint, 1));
	}
	else if (strcmp(role, "inproc") == 0) {
		start(pull, bound(ZMQ_PULL, endpoint));
		start(push_uncounted, connected(ZMQ_PUSH, endpoint, 0));
	}
	else {
		fprintf(stderr, "unknown role %s\n", role);
		return 2;
	}
	obey(strcmp(role, "req") == 0);
	/* No orderly end: a sender may be waiting for room. */
	_exit(0);
}
