#!/usr/bin/env python3
"""Prints prices, as another subscriber: peer.py [topic] [count] [port]"""

import json
import sys

import zmq

topic, count, port = (sys.argv[1:] + ["EUR", "1000000", "5610"][len(sys.argv) - 1:])[:3]
socket = zmq.Context.instance().socket(zmq.SUB)
socket.setsockopt(zmq.RCVTIMEO, 10_000)
socket.setsockopt_string(zmq.SUBSCRIBE, topic)
socket.connect(f"tcp://127.0.0.1:{port}")
for _ in range(int(count)):
    symbol, payload = socket.recv_multipart()
    print(f"{symbol.decode()}  {json.loads(payload)['price']:.4f}", flush=True)
