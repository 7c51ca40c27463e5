// A whole copy of a workspace that somebody works in.
#include "tests/db/installation.h"

namespace {

using core::Code;
using fixture::refusal;

class Copies : public ::testing::Test {
protected:
    fixture::Folder folder_;
    std::string path_ = folder_.file("desk.counterpoint");
    std::string target_ = folder_.file("copy.counterpoint");
};

TEST_F(Copies, HaveEverythingAndLeaveTheWorkspaceInItsPersonsHands) {
    auto const store = db::create_workspace(path_, fixture::installed(folder_, "one"));
    fixture::write_claims(*store, 3);
    db::copy_workspace(path_, target_);
    EXPECT_THROW(db::open_workspace(path_, fixture::installed(folder_, "one")), core::Error) << "it is still held";
    fixture::write_claims(*store, 1);
    auto const copy = db::open_workspace(target_, fixture::installed(folder_, "two"));
    EXPECT_EQ(copy->head(), 3);
    EXPECT_EQ(store->head(), 4);
    core::Progress progress;
    EXPECT_EQ(fixture::status_of(copy->verify(progress)), "OK");
}

TEST_F(Copies, NeverTakeThePlaceOfAFile) {
    auto const store = db::create_workspace(path_, fixture::installed(folder_, "one"));
    db::create_workspace(target_, fixture::installed(folder_, "one"));
    EXPECT_NE(refusal(Code::refused, [&] { db::copy_workspace(path_, target_); }).find("was not touched"), std::string::npos);
    EXPECT_THROW(db::copy_workspace(path_, path_), core::Error);
    EXPECT_THROW(db::copy_workspace(path_, folder_.file("no/such/folder")), core::Error);
}

} // namespace
