/*
 * What the threads of a worker do with their sockets.
 */
#ifndef TRAFFIC_H
#define TRAFFIC_H

#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include "measure.h"

/* As in dev.zmq.benchmarks.worker.Subscribers. */
#define TOPIC_LENGTH 8

/* A thread's sockets, and its messages on a cache line of their own: others look at them twice per window. */
struct traffic {
	_Alignas(128) atomic_uint_fast64_t count;
	void **sockets;
	int length;
};

static size_t size;
static int count;
static uint64_t interval;
static char *payload;
static int constant;

static struct traffic *traffics;
static int threads;

static void fail(const char *what)
{
	printf("error %s: %s\n", what, zmq_strerror(zmq_errno()));
	fflush(stdout);
	_exit(1);
}

static void counted(struct traffic *traffic, uint64_t messages)
{
	atomic_store_explicit(&traffic->count, messages, memory_order_relaxed);
}

static uint64_t all_messages(void)
{
	uint64_t messages = 0;
	for (int i = 0; i < threads; i++) {
		messages += atomic_load_explicit(&traffics[i].count, memory_order_relaxed);
	}
	return messages;
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

static void *push(void *argument)
{
	struct traffic *traffic = argument;
	int next = 0;
	for (uint64_t sent = 1;; sent++) {
		send_one(traffic->sockets[next]);
		counted(traffic, sent);
		next = next + 1 == traffic->length ? 0 : next + 1;
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

static void *pull(void *argument)
{
	struct traffic *traffic = argument;
	zmq_msg_t message;
	zmq_msg_init(&message);
	for (uint64_t received = 1;; received++) {
		receive_one(traffic->sockets[0], &message);
		counted(traffic, received);
	}
	return NULL;
}

/* Scattered, so that neighbours in time are none in a tree of prefixes. */
static void write_topic(char *to, int number)
{
	uint64_t scattered = (uint64_t) (number + 1) * 0x9E3779B97F4A7C15u;
	for (int i = TOPIC_LENGTH - 1; i >= 0; i--) {
		to[i] = (char) (scattered & 0xff);
		scattered >>= 8;
	}
}

static void *publish_by_topic(void *argument)
{
	struct traffic *traffic = argument;
	char *all = calloc((size_t) count, size);
	for (int i = 0; i < count; i++) {
		write_topic(all + (size_t) i * size, i);
	}
	int next = 0;
	for (uint64_t sent = 1;; sent++) {
		payload = all + (size_t) next * size;
		send_one(traffic->sockets[0]);
		counted(traffic, sent);
		next = next + 1 == count ? 0 : next + 1;
	}
	return NULL;
}

static void *rep(void *argument)
{
	struct traffic *traffic = argument;
	zmq_msg_t message;
	zmq_msg_init(&message);
	for (uint64_t served = 1;; served++) {
		receive_one(traffic->sockets[0], &message);
		send_one(traffic->sockets[0]);
		counted(traffic, served);
	}
	return NULL;
}

static void *req(void *argument)
{
	struct traffic *traffic = argument;
	struct recorder recorder = { 0 };
	zmq_msg_t message;
	zmq_msg_init(&message);
	for (;;) {
		look(&recorder);
		uint64_t start = now();
		send_one(traffic->sockets[0]);
		receive_one(traffic->sockets[0], &message);
		record(&recorder, now() - start);
	}
	return NULL;
}

/* Messages that are due at fixed times, and tell when that was, whenever they are really sent. */
static void *paced_push(void *argument)
{
	struct traffic *traffic = argument;
	uint64_t due = now();
	for (uint64_t sent = 1;; sent++) {
		due += interval;
		wait_until(due);
		memcpy(payload, &due, sizeof(due));
		send_one(traffic->sockets[0]);
		counted(traffic, sent);
	}
	return NULL;
}

static void *paced_pull(void *argument)
{
	struct traffic *traffic = argument;
	struct recorder recorder = { 0 };
	zmq_msg_t message;
	zmq_msg_init(&message);
	for (;;) {
		uint64_t due;
		receive_one(traffic->sockets[0], &message);
		uint64_t arrived = now();
		memcpy(&due, zmq_msg_data(&message), sizeof(due));
		look(&recorder);
		record(&recorder, arrived - due);
	}
	return NULL;
}

/* Sends back what comes, whatever its frames. */
static void *echo(void *argument)
{
	struct traffic *traffic = argument;
	void *socket = traffic->sockets[0];
	zmq_msg_t message;
	for (;;) {
		zmq_msg_init(&message);
		if (zmq_msg_recv(&message, socket, 0) < 0) {
			fail("receive");
		}
		if (zmq_msg_send(&message, socket, zmq_msg_more(&message) ? ZMQ_SNDMORE : 0) < 0) {
			fail("send");
		}
	}
	return NULL;
}

#endif
