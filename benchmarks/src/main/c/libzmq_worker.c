/*
 * The libzmq side of the benchmarks: one worker process, told what to do by the driver.
 *
 *   libzmq_worker version
 *   libzmq_worker <role> <endpoint> <bytes per message> <count> <I/O threads> <messages per second> [constant]
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
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include "measure.h"
#include "traffic.h"

/* As in dev.zmq.benchmarks.worker.Job. */
#define MOST_BYTES (64 * 1024 * 1024)
#define DEFAULT_LIMIT 1000
#define SPARE_SOCKETS 1023

static void *context;
static const char *endpoint;
static int secured;

static struct sample begun;
static struct footprint footprint;

static void ready(const char *where)
{
	printf("ready %s\n", where);
	fflush(stdout);
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

static void limit(void *socket, int send, int receive)
{
	if (socket == NULL || zmq_setsockopt(socket, ZMQ_SNDHWM, &send, sizeof(send)) != 0
			|| zmq_setsockopt(socket, ZMQ_RCVHWM, &receive, sizeof(receive)) != 0) {
		fail("limit");
	}
}

/* The default, and less for messages of which so many do not fit into memory. */
static int default_limit(void)
{
	size_t fitting = MOST_BYTES / (size == 0 ? 1 : size);
	return fitting < 2 ? 2 : fitting < DEFAULT_LIMIT ? (int) fitting : DEFAULT_LIMIT;
}

static void *open_socket(int type)
{
	void *socket = zmq_socket(context, type);
	limit(socket, default_limit(), default_limit());
	return socket;
}

static void *bound(int type)
{
	char resolved[256];
	size_t length = sizeof(resolved);
	void *socket = open_socket(type);
	if (secured) {
		secure_server(socket);
	}
	if (zmq_bind(socket, endpoint) != 0 || zmq_getsockopt(socket, ZMQ_LAST_ENDPOINT, resolved, &length) != 0) {
		fail("bind");
	}
	ready(resolved);
	return socket;
}

static void connect_it(void *socket)
{
	if (zmq_connect(socket, endpoint) != 0) {
		fail("connect");
	}
}

static void *connected(int type)
{
	void *socket = open_socket(type);
	if (secured) {
		secure_client(socket);
	}
	connect_it(socket);
	return socket;
}

static void start(void *(*run)(void *), void *argument)
{
	pthread_t thread;
	if (pthread_create(&thread, NULL, run, argument) != 0) {
		fail("pthread_create");
	}
}

/* Starts a thread for as many of the sockets as one is to have. */
static void start_traffic(void *(*run)(void *), void **sockets, int length, int each)
{
	threads = length / each;
	traffics = aligned_alloc(128, (size_t) threads * sizeof(struct traffic));
	memset(traffics, 0, (size_t) threads * sizeof(struct traffic));
	for (int i = 0; i < threads; i++) {
		traffics[i].sockets = sockets + i * each;
		traffics[i].length = each;
		start(run, &traffics[i]);
	}
}

static void start_one(void *(*run)(void *), void *socket)
{
	void **sockets = malloc(sizeof(void *));
	sockets[0] = socket;
	start_traffic(run, sockets, 1, 1);
}

static void **connected_many(int type)
{
	void **sockets = malloc((size_t) count * sizeof(void *));
	for (int i = 0; i < count; i++) {
		sockets[i] = connected(type);
	}
	return sockets;
}

static void subscribe(void *socket, const char *prefix, size_t length)
{
	if (zmq_setsockopt(socket, ZMQ_SUBSCRIBE, prefix, length) != 0) {
		fail("subscribe");
	}
}

static void start_subscribers(void)
{
	void **sockets = connected_many(ZMQ_SUB);
	for (int i = 0; i < count; i++) {
		subscribe(sockets[i], "", 0);
	}
	ready(endpoint);
	start_traffic(pull, sockets, count, 1);
}

/* No limit for what it sends: subscriptions beyond it would get lost. */
static void start_subscriber_by_topic(void)
{
	char topic[TOPIC_LENGTH];
	void *socket = zmq_socket(context, ZMQ_SUB);
	limit(socket, 0, default_limit());
	connect_it(socket);
	for (int i = 0; i < count; i++) {
		write_topic(topic, i);
		subscribe(socket, topic, sizeof(topic));
	}
	ready(endpoint);
	start_one(pull, socket);
}

/* Everything once, in the order of dev.zmq.benchmarks.worker.Dealers. The sockets stay open. */
static void connect_dealers(void)
{
	struct footprint before = take_footprint();
	void **sockets = connected_many(ZMQ_DEALER);
	zmq_msg_t message;
	zmq_msg_init(&message);
	for (int i = 0; i < count; i++) {
		send_one(sockets[i]);
	}
	for (int i = 0; i < count; i++) {
		receive_one(sockets[i], &message);
	}
	print_footprint(before, take_footprint());
}

enum reporting { COUNTS, TIMES, FOOTPRINT, DEALERS };

static void begin(enum reporting reporting)
{
	if (reporting == DEALERS) {
		connect_dealers();
	}
	else if (reporting == FOOTPRINT) {
		footprint = take_footprint();
		ready("begun");
	}
	else {
		begun = take_sample(all_messages());
		atomic_store_explicit(&phase, RECORDING, memory_order_release);
	}
}

static void end(enum reporting reporting)
{
	if (reporting == TIMES) {
		atomic_store_explicit(&phase, ENDED, memory_order_release);
	}
	else if (reporting == FOOTPRINT) {
		print_footprint(footprint, take_footprint());
	}
	else if (reporting == COUNTS) {
		while (all_messages() == begun.messages) {
			wait_until(now() + 1000000);
		}
		print_result(begun, take_sample(all_messages()));
		printf("\n");
		fflush(stdout);
	}
}

static void obey(enum reporting reporting)
{
	char line[64];
	while (fgets(line, sizeof(line), stdin) != NULL && strcmp(line, "quit\n") != 0) {
		if (strcmp(line, "begin\n") == 0) {
			begin(reporting);
		}
		else if (strcmp(line, "end\n") == 0) {
			end(reporting);
		}
	}
}

static void connect_and_start(int type, void *(*run)(void *))
{
	void **sockets = connected_many(type);
	ready(endpoint);
	start_traffic(run, sockets, count, count);
}

static void start_inproc(void)
{
	void *receiver = bound(ZMQ_PULL);
	start(push_uncounted, connected(ZMQ_PUSH));
	start_one(pull, receiver);
}

/* Starts the traffic of a role; -1 if there is no such role. */
static int play(const char *role)
{
	if (strcmp(role, "pull") == 0) {
		start_one(pull, bound(ZMQ_PULL));
	}
	else if (strcmp(role, "push") == 0) {
		connect_and_start(ZMQ_PUSH, push);
	}
	else if (strcmp(role, "pub") == 0) {
		start_one(push, bound(ZMQ_PUB));
	}
	else if (strcmp(role, "subs") == 0) {
		start_subscribers();
	}
	else if (strcmp(role, "topic-pub") == 0) {
		start_one(publish_by_topic, bound(ZMQ_PUB));
	}
	else if (strcmp(role, "topic-sub") == 0) {
		start_subscriber_by_topic();
	}
	else if (strcmp(role, "rep") == 0) {
		start_one(rep, bound(ZMQ_REP));
	}
	else if (strcmp(role, "inproc") == 0) {
		start_inproc();
	}
	else if (strcmp(role, "paced-push") == 0) {
		connect_and_start(ZMQ_PUSH, paced_push);
	}
	else if (strcmp(role, "req") == 0) {
		connect_and_start(ZMQ_REQ, req);
		return TIMES;
	}
	else if (strcmp(role, "paced-pull") == 0) {
		start_one(paced_pull, bound(ZMQ_PULL));
		return TIMES;
	}
	else if (strcmp(role, "router") == 0) {
		start_one(echo, bound(ZMQ_ROUTER));
		return FOOTPRINT;
	}
	else if (strcmp(role, "dealers") == 0) {
		ready(endpoint);
		return DEALERS;
	}
	else {
		return -1;
	}
	return COUNTS;
}

int main(int argc, char **argv)
{
	int major, minor, patch;
	zmq_version(&major, &minor, &patch);
	if (argc == 2 && strcmp(argv[1], "version") == 0) {
		printf("%d.%d.%d\n", major, minor, patch);
		return 0;
	}
	if (argc < 7) {
		fprintf(stderr, "usage: %s <role> <endpoint> <bytes> <count> <I/O threads> <per second> [constant]\n", argv[0]);
		return 2;
	}
	const char *role = argv[1];
	endpoint = argv[2];
	size = strtoul(argv[3], NULL, 10);
	count = atoi(argv[4]);
	interval = atoi(argv[6]) > 0 ? 1000000000u / strtoul(argv[6], NULL, 10) : 0;
	constant = argc > 7 && strcmp(argv[7], "constant") == 0;
	if (strncmp(role, "curve-", 6) == 0) {
		secured = 1;
		role += 6;
	}
	payload = calloc(1, size < TOPIC_LENGTH ? TOPIC_LENGTH : size);
	context = zmq_ctx_new();
	zmq_ctx_set(context, ZMQ_IO_THREADS, atoi(argv[5]));
	zmq_ctx_set(context, ZMQ_MAX_SOCKETS, count + SPARE_SOCKETS);
	int reporting = play(role);
	if (reporting < 0) {
		fprintf(stderr, "unknown role %s\n", role);
		return 2;
	}
	obey((enum reporting) reporting);
	/* No orderly end: a sender may be waiting for room. */
	_exit(0);
}
