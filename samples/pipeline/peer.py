#!/usr/bin/env python3
"""A worker who needs no time for a job: peer.py [name] [port of jobs] [port of results]"""

import sys

import zmq

name, jobs, results = (sys.argv[1:] + ["kim", "5650", "5651"][len(sys.argv) - 1:])[:3]
context = zmq.Context.instance()
pull = context.socket(zmq.PULL)
pull.connect(f"tcp://127.0.0.1:{jobs}")
push = context.socket(zmq.PUSH)
push.connect(f"tcp://127.0.0.1:{results}")
print("ready", flush=True)
while True:
    job = pull.recv_json()
    push.send_json({"job": job["number"], "worker": name})
    print(f"job {job['number']}", flush=True)
