// An open descriptor of the system, closed at the latest when what holds it goes. A file that SQLite may have open, too, is held
// by db/open_files.h instead, which closes it later.
#pragma once

#include <unistd.h>
#include <utility>

namespace core {

class Descriptor {
public:
    /// Takes over what open() and its like answer; -1 is none, and closes nothing.
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            close();
            number_ = std::exchange(other.number_, -1);
        }
        return *this;
    }
    /// Stays its holder's to close.
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    void close() {
        if (is_open()) ::close(std::exchange(number_, -1));
    }

private:
    int number_;
};

} // namespace core
