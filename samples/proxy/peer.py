#!/usr/bin/env python3
"""Uses the proxy: peer.py [--ports in,out] subscribe [topic] [count], or publish [topic] [text]"""

import argparse

import zmq

parser = argparse.ArgumentParser()
parser.add_argument("--ports", default="5630,5631")
parser.add_argument("command", choices=["subscribe", "publish"])
parser.add_argument("topic", nargs="?", default="rome")
parser.add_argument("rest", nargs="?")
options = parser.parse_args()
port_in, port_out = options.ports.split(",")
context = zmq.Context.instance()

if options.command == "subscribe":
    socket = context.socket(zmq.SUB)
    socket.setsockopt(zmq.RCVTIMEO, 10_000)
    socket.setsockopt_string(zmq.SUBSCRIBE, options.topic)
    socket.connect(f"tcp://127.0.0.1:{port_out}")
    for _ in range(int(options.rest or 1_000_000)):
        print(" ".join(frame.decode() for frame in socket.recv_multipart()), flush=True)
else:
    # an XPUB is told who subscribes, so that nothing is published too early
    socket = context.socket(zmq.XPUB)
    socket.setsockopt(zmq.RCVTIMEO, 10_000)
    socket.connect(f"tcp://127.0.0.1:{port_in}")
    while socket.recv() != b"\x01" + options.topic.encode():
        pass
    socket.send_multipart([options.topic.encode(), (options.rest or "hello").encode()])
    print("published", flush=True)
