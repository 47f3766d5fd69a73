package dev.zmq.boot.autoconfigure

import dev.zmq.option.SocketType
import dev.zmq.spring.annotation.ZmqHandler
import dev.zmq.spring.annotation.ZmqListener
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.yield
import org.springframework.messaging.handler.annotation.SendTo

/** A payload. */
data class KotlinItem(val name: String)

/** Listeners as an application in Kotlin has them. */
class SuspendingListeners {

	@ZmqListener(id = "suspended", type = [SocketType.REP], bind = ["inproc://suspended"])
	suspend fun suspended(item: KotlinItem): KotlinItem {
		delay(1)
		return KotlinItem("suspended " + item.name)
	}

	@ZmqListener(id = "unit", type = [SocketType.REP], bind = ["inproc://unit"])
	suspend fun unit(text: String) {
		check(text == "x")
		yield()
	}

	@ZmqListener(id = "failing", type = [SocketType.REP], bind = ["inproc://failing"])
	suspend fun failing(text: String): String {
		delay(1)
		throw IllegalStateException(text)
	}

	@ZmqListener(id = "nullable", type = [SocketType.REP], bind = ["inproc://nullable"])
	suspend fun nullable(item: KotlinItem?): String? {
		yield()
		return item?.name
	}

	@ZmqListener(id = "flowing", type = [SocketType.REP], bind = ["inproc://flowing"])
	@SendTo("out")
	fun flowing(text: String): Flow<String> = flow {
		emit("1 $text")
		delay(1)
		emit("2 $text")
	}

	@ZmqListener(
		id = "batched", type = [SocketType.REP], bind = ["inproc://batched"],
		batch = "true", batchSize = "2", batchTimeout = "10s",
	)
	suspend fun batched(items: List<KotlinItem>): List<String> {
		delay(1)
		return items.map { it.name + " of " + items.size }
	}

}

/** Handlers of a class in Kotlin. */
@ZmqListener(id = "handlers", type = [SocketType.REP], bind = ["inproc://handlers"])
class SuspendingHandlers {

	@ZmqHandler
	suspend fun item(item: KotlinItem): String {
		delay(1)
		return "item " + item.name
	}

	@ZmqHandler
	suspend fun numbers(numbers: List<Int>): String {
		delay(1)
		return "numbers " + numbers.sum()
	}

}

/** A function with a result, and nowhere to send it to. */
class SuspendingWithoutReply {

	@ZmqListener(type = [SocketType.PULL], bind = ["inproc://nowhere"])
	suspend fun handle(text: String): String {
		yield()
		return text
	}

}
