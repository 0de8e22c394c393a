// Put before every source of pcsclite 1.0.1 (g++ -include), so that it can live in a worker thread: it is written for the
// main thread and for a process that ends with it. Each part answers a defect seen on Node 24.21; none changes its code.
#pragma once
#include <nan.h>
#include <uv.h>
#include <winscard.h>

#include <cstring>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace koshin {

// Handles that the addon has open, over all threads. Its status threads may outlive the environment that started them.
inline std::mutex handles_mutex;
inline std::unordered_set<void*> open_handles;

inline bool forget(void* handle) {
  std::lock_guard<std::mutex> lock(handles_mutex);
  return open_handles.erase(handle) == 1;
}

// A worker that ends with a handle open aborts the process ("uv_loop_close() while having open handles"). The program
// closes them in order; this is for the ends that no JavaScript sees: terminate(), the heap limit, pcsclite's own race
// between close() and a status change, which forgets the handle.
inline void close_left_open(void* handle) {
  if (forget(handle)) uv_close(static_cast<uv_handle_t*>(handle), nullptr);
}

inline int async_init(uv_loop_t* loop, uv_async_t* handle, uv_async_cb callback) {
  node::AddEnvironmentCleanupHook(v8::Isolate::GetCurrent(), close_left_open, handle);
  std::lock_guard<std::mutex> lock(handles_mutex);
  open_handles.insert(handle);
  return uv_async_init(loop, handle, callback);
}

inline int async_send(uv_async_t* handle) {
  std::lock_guard<std::mutex> lock(handles_mutex);
  return open_handles.count(handle) == 1 ? uv_async_send(handle) : UV_ECANCELED;
}

inline void close(uv_handle_t* handle, uv_close_cb callback) {
  if (!forget(handle)) return;
  node::RemoveEnvironmentCleanupHook(v8::Isolate::GetCurrent(), close_left_open, handle);
  uv_close(handle, callback);
}

// The same abort comes from a request under way in the thread pool: connect, transmit or disconnect. Its end is waited for
// and not told to a JavaScript that is gone. A null callback stands for that.
inline thread_local std::unordered_map<uv_work_t*, uv_after_work_cb> work_under_way;

inline void wait_for_work(void* data) {
  auto request = static_cast<uv_work_t*>(data);
  work_under_way[request] = nullptr;
  while (work_under_way.count(request) == 1) uv_run(request->loop, UV_RUN_ONCE);
}

inline void after_work(uv_work_t* request, int status) {
  uv_after_work_cb callback = work_under_way[request];
  work_under_way.erase(request);
  if (callback == nullptr) return;
  node::RemoveEnvironmentCleanupHook(v8::Isolate::GetCurrent(), wait_for_work, request);
  callback(request, status);
}

inline int queue_work(uv_loop_t* loop, uv_work_t* request, uv_work_cb work, uv_after_work_cb callback) {
  node::AddEnvironmentCleanupHook(v8::Isolate::GetCurrent(), wait_for_work, request);
  work_under_way[request] = callback;
  return uv_queue_work(loop, request, work, after_work);
}

// What was sent may hold a PIN. The addon sends from a copy of its own, which it frees without wiping.
inline LONG transmit(SCARDHANDLE card, const SCARD_IO_REQUEST* send_pci, LPBYTE command, DWORD length,
                     SCARD_IO_REQUEST* receive_pci, LPBYTE response, LPDWORD response_length) {
  LONG result = SCardTransmit(card, send_pci, command, length, receive_pci, response, response_length);
  explicit_bzero(command, length);
  return result;
}

}  // namespace koshin

namespace Nan {

// The addon keeps static handles and resets them when the next worker loads it; their isolate is gone by then, and the
// reset writes into freed memory. These let go of their object when its environment ends.
template <typename T>
class EnvironmentPersistent {
 public:
  void Reset(v8::Local<T> value) {
    Reset();
    handle_.Reset(v8::Isolate::GetCurrent(), value);
    node::AddEnvironmentCleanupHook(v8::Isolate::GetCurrent(), let_go, this);
  }
  void Reset() {
    if (handle_.IsEmpty()) return;
    node::RemoveEnvironmentCleanupHook(v8::Isolate::GetCurrent(), let_go, this);
    handle_.Reset();
  }
  v8::Local<T> Get() const { return handle_.Get(v8::Isolate::GetCurrent()); }

 private:
  static void let_go(void* self) { static_cast<EnvironmentPersistent*>(self)->handle_.Reset(); }
  v8::Global<T> handle_;
};

template <typename T>
v8::Local<T> New(const EnvironmentPersistent<T>& persistent) {
  return persistent.Get();
}

}  // namespace Nan

// The callbacks are posted to the main thread's loop, which aborts ("Entering the V8 API without proper locking").
#define uv_default_loop() Nan::GetCurrentEventLoop()
#define uv_async_init koshin::async_init
#define uv_async_send koshin::async_send
#define uv_close koshin::close
#define uv_queue_work koshin::queue_work
#define SCardTransmit koshin::transmit
#define Persistent EnvironmentPersistent
