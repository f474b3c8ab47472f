/* Actions and refusals in words. Address the reader as "ban", say what to do next, blame nobody. */
#include "pages/words.h"

static const struct action_words actions[] = {
	{"document.open", N_("Mở văn bản"), N_("Chưa mở được"), N_("Đã mở văn bản"), N_(""), N_(""), N_("")},
	{"document.direct", N_("Ghi bút phê"), N_("Chưa ghi được bút phê"), N_("Đã ghi bút phê"),
     N_("Văn bản chưa chuyển cho ai. Chọn nơi nhận rồi bấm Chuyển xử lý."), N_("ghi ý kiến chỉ đạo"),
     N_("{who} ghi ý kiến chỉ đạo ở {number}")},
	{"document.route", N_("Chuyển xử lý"), N_("Chưa chuyển được"), N_("Đã chuyển xử lý"),
     N_("Nơi nhận thấy ngay. Cần đổi thì thu hồi ở phần Đã giao."), N_("chuyển tới"),
     N_("{who} chuyển {number} cho bạn")},
	{"document.retake", N_("Thu hồi"), N_("Chưa thu hồi được"), N_("Đã thu hồi"),
     N_("Nơi đó không còn giữ văn bản này. Chuyển lại khi cần."), N_("thu hồi từ"),
     N_("{who} thu hồi {number}")},
	{"document.return", N_("Trả lại"), N_("Chưa trả lại được"), N_("Đã trả lại văn bản"), N_(""),
     N_("trả lại"), N_("{who} trả lại {number}")},
	{"document.comment", N_("Ghi ý kiến"), N_("Chưa ghi được ý kiến"), N_("Đã ghi ý kiến"), N_(""),
     N_("ghi ý kiến xử lý"), N_("{who} ghi ý kiến ở {number}")},
	{"document.finish", N_("Kết thúc văn bản"), N_("Chưa kết thúc được"), N_("Đã kết thúc văn bản"), N_(""),
     N_("kết thúc phần việc"), N_("{who} xong phần việc ở {number}")},
	{"document.arrive", N_("Văn bản tới"), N_("Chưa nhận được"), N_("Văn bản đã tới"), N_(""),
     N_("chuyển văn bản tới cơ quan"), N_("")},
	{"document.receive", N_("Tiếp nhận"), N_("Chưa tiếp nhận được"), N_("Đã tiếp nhận"), N_(""),
     N_("tiếp nhận"), N_("")},
	{"document.register", N_("Vào sổ"), N_("Chưa vào sổ được"), N_("Đã vào sổ"), N_(""), N_("vào sổ"),
     N_("")},
	{"document.submit", N_("Trình lãnh đạo"), N_("Chưa trình được"), N_("Đã trình lãnh đạo"), N_(""),
     N_("trình"), N_("Có văn bản mới: {number}")},
	{"attempt.take_seat", N_("Đổi vai"), N_("Chưa đổi vai được"), N_("Đã đổi vai"),
     N_("Bây giờ bạn làm việc bằng vai mới. Đổi lại lúc nào cũng được."), N_(""), N_("")},
	{"draft.create", N_("Soạn dự thảo"), N_("Chưa tạo được dự thảo"), N_("Đã tạo dự thảo"),
     N_("Dự thảo nằm ở mục Văn bản đi. Xong thì bấm Trình."), N_("soạn dự thảo"),
     N_("{who} soạn dự thảo {number}")},
	{"draft.edit", N_("Sửa dự thảo"), N_("Chưa lưu được bản sửa"), N_("Đã lưu bản sửa"),
     N_("Bản trước vẫn xem lại được ở phần Các bản."), N_("sửa dự thảo"), N_("")},
	{"draft.propose", N_("Trình"), N_("Chưa trình được"), N_("Đã trình"),
     N_("Cần lấy lại thì bấm Rút lại trước khi có người duyệt."), N_("trình"), N_("{who} trình {number}")},
	{"draft.withdraw", N_("Rút lại"), N_("Chưa rút lại được"), N_("Đã rút lại dự thảo"),
     N_("Dự thảo lại ở chỗ bạn."), N_("rút lại dự thảo"), N_("{who} rút lại {number}")},
	{"draft.send_back", N_("Trả lại dự thảo"), N_("Chưa trả lại được"), N_("Đã trả lại dự thảo"), N_(""),
     N_("trả lại dự thảo cho"), N_("{who} trả lại dự thảo {number}")},
	{"draft.initial", N_("Ký nháy"), N_("Chưa ký nháy được"), N_("Đã ký nháy"),
     N_("Trình tiếp cho người duyệt."), N_("ký nháy"), N_("{who} ký nháy {number}")},
	{"draft.check_form", N_("Xác nhận thể thức"), N_("Chưa xác nhận được"), N_("Đã xác nhận thể thức"),
     N_("Trình tiếp cho người duyệt."), N_("xác nhận thể thức"), N_("{who} xác nhận thể thức {number}")},
	{"draft.approve", N_("Duyệt"), N_("Chưa duyệt được"), N_("Đã duyệt"),
     N_("Văn thư cấp số và phát hành. Cần xem lại thì huỷ duyệt trước khi có số."), N_("duyệt"),
     N_("{who} duyệt {number}")},
	{"draft.unapprove", N_("Huỷ duyệt"), N_("Chưa huỷ duyệt được"), N_("Đã huỷ duyệt"),
     N_("Dự thảo lại ở chỗ bạn."), N_("huỷ duyệt"), N_("{who} huỷ duyệt {number}")},
	{"document.number", N_("Cấp số"), N_("Chưa cấp số được"), N_("Đã cấp số"),
     N_("Phát hành trong ngày, chậm nhất ngày làm việc tiếp theo."), N_("cấp số"),
     N_("{who} cấp số {number}")},
	{"document.issue", N_("Phát hành"), N_("Chưa phát hành được"), N_("Đã phát hành"),
     N_("Văn bản đã phát hành không sửa được nữa."), N_("phát hành tới"), N_("{who} phát hành {number}")},
	{"document.order_recall", N_("Quyết định thu hồi"), N_("Chưa ra quyết định thu hồi được"),
     N_("Đã quyết định thu hồi"), N_("Văn thư thu hồi ở từng nơi nhận."), N_("quyết định thu hồi"),
     N_("{who} quyết định thu hồi {number}")},
	{"document.recall", N_("Thu hồi văn bản"), N_("Chưa thu hồi được"), N_("Đã gửi yêu cầu thu hồi"),
     N_("Đợi nơi nhận trả lời ở phần Nơi nhận."), N_("thu hồi ở"), N_("{who} thu hồi {number}")},
	{"document.report_delivery", N_("Báo trạng thái"), N_("Chưa báo được"), N_("Đã báo trạng thái"), N_(""),
     N_("báo trạng thái"), N_("{who} báo trạng thái của {number}")},
	{"document.ask_recall", N_("Yêu cầu thu hồi"), N_("Chưa yêu cầu được"), N_("Đã yêu cầu thu hồi"), N_(""),
     N_("yêu cầu thu hồi"), N_("{who} yêu cầu thu hồi {number}")},
	{"document.answer_recall", N_("Trả lời yêu cầu thu hồi"), N_("Chưa trả lời được"),
     N_("Đã trả lời yêu cầu thu hồi"), N_(""), N_("trả lời yêu cầu thu hồi"),
     N_("{who} trả lời yêu cầu thu hồi {number}")},
	{"document.refuse", N_("Từ chối tiếp nhận"), N_("Chưa từ chối được"), N_("Đã từ chối tiếp nhận"),
     N_("Nơi gửi nhận lý do bạn ghi. Văn bản không vào sổ."), N_("từ chối tiếp nhận"), N_("")},
	{"document.stamp", N_("Đóng dấu ĐẾN"), N_("Chưa đóng dấu được"), N_("Đã đóng dấu ĐẾN"),
     N_("Số và ngày trên dấu lấy từ sổ."), N_("đóng dấu ĐẾN, giao bản giấy cho"), N_("")},
	{"document.switch_main", N_("Đổi chủ trì"), N_("Chưa đổi được chủ trì"), N_("Đã đổi chủ trì"),
     N_("Nơi mới giữ vai chủ trì từ lúc này."), N_("đổi chủ trì sang"), N_("{who} đổi chủ trì ở {number}")},
	{"document.extend", N_("Gia hạn"), N_("Chưa gia hạn được"), N_("Đã gia hạn"),
     N_("Nơi nhận thấy hạn mới ngay."), N_("gia hạn cho"), N_("{who} gia hạn {number}")},
	{"document.ask_opinion", N_("Xin ý kiến"), N_("Chưa xin được ý kiến"), N_("Đã gửi câu hỏi"),
     N_("Nơi được hỏi thấy văn bản này. Câu trả lời hiện ở phần Xin ý kiến."), N_("xin ý kiến"),
     N_("{who} xin ý kiến bạn về {number}")},
	{"document.give_opinion", N_("Cho ý kiến"), N_("Chưa gửi được ý kiến"), N_("Đã cho ý kiến"), N_(""),
     N_("cho ý kiến"), N_("{who} cho ý kiến về {number}")},
	{"document.hand_over", N_("Chuyển đơn vị khác"), N_("Chưa chuyển được đơn vị khác"),
     N_("Đã chuyển đơn vị khác"), N_("Đơn vị đó giữ nguyên vai trò và hạn của đơn vị bạn."),
     N_("chuyển phần việc cho"), N_("{who} chuyển {number} cho đơn vị khác")},
	{"document.take_note", N_("Nhận để biết"), N_("Chưa nhận để biết được"), N_("Đã nhận để biết"),
     N_("Bạn không còn phần việc ở văn bản này."), N_("nhận để biết"), N_("{who} nhận {number} để biết")},
	{"document.remind", N_("Đôn đốc"), N_("Chưa đôn đốc được"), N_("Đã đôn đốc"),
     N_("Nơi nhận thấy lời nhắc ngay."), N_("đôn đốc"), N_("{who} đôn đốc bạn về {number}")},
	{"document.reopen", N_("Mở lại"), N_("Chưa mở lại được"), N_("Đã mở lại"), N_(""), N_("mở lại"),
     N_("{who} mở lại {number}")},
	{"document.mark", N_("Đánh dấu"), N_("Chưa đánh dấu được"), N_("Đã đánh dấu văn bản"),
     N_("Chỉ bạn thấy dấu này. Xem lại ở nhóm Đã đánh dấu."), N_(""), N_("")},
	{"document.unmark", N_("Bỏ đánh dấu"), N_("Chưa bỏ đánh dấu được"), N_("Đã bỏ đánh dấu"), N_(""), N_(""),
     N_("")},
	{"meeting.accept", N_("Nhận lời dự họp"), N_("Chưa nhận lời được"), N_("Đã nhận lời dự họp"),
     N_("Cuộc họp nằm trong lịch của bạn."), N_("nhận lời dự họp"), N_("{who} nhận lời dự họp {number}")},
	{"meeting.decline", N_("Báo vắng mặt"), N_("Chưa báo vắng được"), N_("Đã báo vắng mặt"), N_(""),
     N_("báo không dự họp"), N_("{who} báo không dự họp {number}")},
	{"meeting.delegate", N_("Cử người dự thay"), N_("Chưa cử người được"), N_("Đã cử người dự thay"),
     N_("Người được cử thấy giấy mời và tự trả lời."), N_("cử dự họp"), N_("{who} cử bạn dự họp {number}")},
	{"authority.delegate", N_("Uỷ quyền"), N_("Chưa uỷ quyền được"), N_("Đã uỷ quyền"),
     N_("Chấm dứt lúc nào cũng được ở trang này."), N_("uỷ quyền cho"), N_("")},
	{"authority.revoke", N_("Chấm dứt uỷ quyền"), N_("Chưa chấm dứt được"), N_("Đã chấm dứt uỷ quyền"),
     N_(""), N_("chấm dứt uỷ quyền của"), N_("")},
	{"office.export", N_("Xuất tệp"), N_("Chưa xuất được tệp"), N_("Đã xuất tệp"), N_(""), N_(""), N_("")},
	{"dossier.open", N_("Mở hồ sơ"), N_("Chưa mở được hồ sơ"), N_("Đã mở hồ sơ"),
     N_("Đưa văn bản vào hồ sơ từ trang của từng văn bản."), N_("mở hồ sơ"), N_("")},
	{"dossier.add", N_("Đưa vào hồ sơ"), N_("Chưa đưa vào hồ sơ được"), N_("Đã đưa vào hồ sơ"), N_(""),
     N_("đưa vào hồ sơ"), N_("{who} đưa {number} vào hồ sơ")},
	{"dossier.remove", N_("Loại khỏi hồ sơ"), N_("Chưa loại được"), N_("Đã loại khỏi hồ sơ"),
     N_("Văn bản vẫn còn trong hệ thống, chỉ không nằm trong hồ sơ nữa."), N_("loại khỏi hồ sơ"),
     N_("{who} loại {number} khỏi hồ sơ")},
	{"dossier.close", N_("Kết thúc hồ sơ"), N_("Chưa kết thúc được hồ sơ"), N_("Đã kết thúc hồ sơ"),
     N_("Còn thiếu văn bản thì mở lại. Đủ rồi thì nộp lưu."), N_("kết thúc hồ sơ"), N_("")},
	{"dossier.reopen", N_("Mở lại hồ sơ"), N_("Chưa mở lại được hồ sơ"), N_("Đã mở lại hồ sơ"), N_(""),
     N_("mở lại hồ sơ"), N_("")},
	{"dossier.hand_over", N_("Nộp lưu hồ sơ"), N_("Chưa nộp lưu được"), N_("Đã nộp lưu hồ sơ"),
     N_("Hồ sơ ở Lưu trữ cơ quan, không sửa được nữa."), N_("nộp lưu hồ sơ"), N_("")},
	{"attempt.start", N_("Bắt đầu làm bài"), N_("Chưa bắt đầu được"), N_("Đã bắt đầu"), N_(""), N_(""),
     N_("")},
	{"attempt.hand_in", N_("Nộp bài"), N_("Chưa nộp được"), N_("Đã nộp bài"), N_(""), N_(""), N_("")},
	{"attempt.pause", N_("Tạm dừng"), N_("Chưa tạm dừng được"), N_("Đã tạm dừng"), N_(""), N_(""), N_("")},
	{"attempt.resume", N_("Tiếp tục"), N_("Chưa tiếp tục được"), N_("Đã tiếp tục"), N_(""), N_(""), N_("")},
	{"attempt.extend", N_("Thêm giờ"), N_("Chưa thêm giờ được"), N_("Đã thêm giờ"), N_(""), N_(""), N_("")},
	{"attempt.close", N_("Đóng bài"), N_("Chưa đóng bài được"), N_("Đã đóng bài"), N_(""), N_(""), N_("")},
};

const struct action_words *words_of_action(const struct action *action)
{
	for (size_t i = 0; i < COUNT(actions); i++) {
		if (str_equals(str_from_c(actions[i].key), action_key(action)))
			return &actions[i];
	}
	return NULL;
}

static const struct refusal_words refusals[] = {
	{"attempt_not_started", N_("bài thi chưa bắt đầu"), N_("Vào phòng chờ và bấm Bắt đầu làm bài.")},
	{"attempt_paused", N_("bài thi đang tạm dừng"),
     N_("Đợi giám thị cho tiếp tục. Những gì bạn gõ vẫn còn.")},
	{"attempt_handed_in", N_("bài đã nộp"), N_("Mở biên nhận để xem mã bài.")},
	{"attempt_closed", N_("bài đã kết thúc"), N_("Mở biên nhận để xem mã bài.")},
	{"attempt_already_started", N_("bài thi đã bắt đầu rồi"), N_("Về trang chủ để làm tiếp.")},
	{"attempt_not_paused", N_("bài thi không tạm dừng"), N_("Làm tiếp như thường.")},
	{"too_many_records", N_("bài đã có quá nhiều thao tác"), N_("Giơ tay báo giám thị.")},
	{"unknown_document", N_("không có văn bản này"), N_("Mở lại danh sách văn bản đến.")},
	{"not_your_role", N_("việc này không thuộc vai của bạn"), N_("Chuyển cho người có vai đó làm.")},
	{"document_not_received", N_("văn bản chưa được tiếp nhận"),
     N_("Văn thư tiếp nhận trước, rồi bạn làm tiếp.")},
	{"document_not_registered", N_("văn bản chưa vào sổ"), N_("Văn thư vào sổ trước, rồi bạn làm tiếp.")},
	{"document_not_submitted", N_("văn bản chưa trình lãnh đạo"),
     N_("Văn thư trình trước, rồi bạn làm tiếp.")},
	{"document_already_received", N_("văn bản đã được tiếp nhận"), N_("Xem phần Luân chuyển của văn bản.")},
	{"document_already_registered", N_("văn bản đã vào sổ"), N_("Xem phần Luân chuyển của văn bản.")},
	{"document_already_submitted", N_("văn bản đã trình lãnh đạo"), N_("Xem phần Luân chuyển của văn bản.")},
	{"document_finished", N_("văn bản đã kết thúc"),
     N_("Văn bản này chỉ còn xem. Chọn văn bản khác để làm tiếp.")},
	{"document_refused", N_("văn bản đã bị từ chối tiếp nhận"),
     N_("Văn bản này chỉ còn xem. Đợi nơi gửi gửi lại văn bản đúng.")},
	{"document_not_finished", N_("văn bản chưa kết thúc"), N_("Làm tiếp như thường, không cần mở lại.")},
	{"document_already_there", N_("văn bản đã tới cơ quan"), N_("Xem phần Luân chuyển của văn bản.")},
	{"unknown_field", N_("biểu mẫu có ô lạ"), N_("Tải lại trang rồi làm lại. Những gì bạn gõ vẫn còn.")},
	{"field_required", N_("ô {field} còn trống"), N_("Điền ô {field} rồi bấm lại.")},
	{"field_too_long", N_("ô {field} quá dài"), N_("Rút ngắn ô {field} rồi bấm lại.")},
	{"field_too_short", N_("ô {field} quá ngắn"), N_("Viết rõ hơn ở ô {field} rồi bấm lại.")},
	{"field_not_a_choice", N_("ô {field} không có lựa chọn đó"),
     N_("Chọn một mục có sẵn ở ô {field} rồi bấm lại.")},
	{"field_not_a_date", N_("ngày giờ ở ô {field} không đúng"),
     N_("Gõ ngày như 20/06/2024, giờ như 11:00, rồi bấm lại.")},
	{"field_not_a_duration", N_("ô {field} không phải khoảng thời gian"), N_("Sửa ô {field} rồi bấm lại.")},
	{"unknown_party", N_("không có nơi nhận này"), N_("Chọn nơi nhận có trong danh sách rồi bấm lại.")},
	{"unknown_book", N_("không có sổ này"), N_("Chọn sổ có trong danh sách rồi bấm lại.")},
	{"book_is_secret", N_("sổ này chỉ dành cho văn bản mật"), N_("Chọn sổ văn bản đến thường rồi bấm lại.")},
	{"book_not_secret", N_("văn bản mật không vào sổ thường"), N_("Chọn sổ văn bản mật rồi bấm lại.")},
	{"book_of_other_year", N_("sổ này của năm khác"), N_("Chọn sổ của năm nay rồi bấm lại.")},
	{"document_not_paper", N_("văn bản này không có bản giấy"),
     N_("Dấu ĐẾN chỉ đóng lên bản giấy. Bỏ qua bước này.")},
	{"document_already_stamped", N_("bản giấy đã đóng dấu ĐẾN"),
     N_("Xem số, ngày trên dấu ở phần Thông tin văn bản.")},
	{"main_missing", N_("chưa có nơi chủ trì"),
     N_("Chọn đúng một nơi ở cột Chủ trì rồi bấm lại. Nội dung bút phê vẫn còn nguyên.")},
	{"recipient_is_yourself", N_("nơi nhận là chính bạn"), N_("Bỏ chọn tên bạn, chọn nơi khác rồi bấm lại.")},
	{"recipient_not_a_leader", N_("người nhận không phải lãnh đạo"), N_("Chọn một lãnh đạo rồi bấm lại.")},
	{"recipient_outside", N_("nơi này ở ngoài cơ quan"),
     N_("Chọn đơn vị, cá nhân trong cơ quan rồi bấm lại. Gửi ra ngoài thì soạn văn bản đi.")},
	{"recipient_not_a_unit", N_("nơi nhận không phải đơn vị"), N_("Chọn một phòng, bộ phận rồi bấm lại.")},
	{"recipient_already_main", N_("nơi này đang chủ trì rồi"), N_("Chọn nơi khác làm chủ trì rồi bấm lại.")},
	{"opinion_already_asked", N_("nơi này đang được hỏi ý kiến"),
     N_("Đợi câu trả lời, hoặc chọn nơi khác rồi bấm lại.")},
	{"too_many_opinions", N_("văn bản đã có quá nhiều lần xin ý kiến"),
     N_("Dùng những ý kiến đã có để quyết định.")},
	{"no_main_to_switch", N_("văn bản chưa có nơi chủ trì để đổi"),
     N_("Chọn nơi chủ trì ở phần Bút phê và chuyển xử lý.")},
	{"opinion_not_asked", N_("không có câu hỏi nào đang chờ bạn trả lời"),
     N_("Muốn góp ý thì ghi ở phần Ghi ý kiến xử lý.")},
	{"not_head_of_holder", N_("đơn vị bạn đứng đầu không giữ văn bản này"),
     N_("Chỉ người đứng đầu đơn vị đang giữ mới chuyển đơn vị khác. Không phải việc của bạn thì trả lại.")},
	{"nothing_to_take_note", N_("bạn không có phần việc nào ở văn bản này"),
     N_("Chỉ nơi đang chủ trì hoặc phối hợp mới nhận để biết.")},
	{"nothing_to_reopen", N_("không có phần việc nào bạn đã kết thúc"),
     N_("Chỉ người đã kết thúc mới mở lại được.")},
	{"due_not_later", N_("hạn mới không muộn hơn hạn cũ"), N_("Đặt hạn sau hạn đang có rồi bấm lại.")},
	{"recipient_already_assigned", N_("có nơi nhận đang giữ văn bản này rồi"),
     N_("Bỏ chọn nơi đó rồi bấm lại. Muốn đổi vai trò thì thu hồi ở phần Đã giao trước.")},
	{"main_already_assigned", N_("văn bản đã có nơi chủ trì"),
     N_("Mỗi văn bản chỉ một nơi chủ trì. Chọn Không đổi chủ trì, hoặc thu hồi nơi đang chủ trì ở phần Đã "
        "giao.")},
	{"too_many_recipients", N_("quá nhiều nơi nhận"), N_("Bỏ bớt nơi nhận rồi bấm lại.")},
	{"due_in_the_past", N_("hạn xử lý đã qua"), N_("Đặt hạn sau giờ hiện tại rồi bấm lại.")},
	{"no_open_assignment", N_("không còn phần việc nào đang giữ"), N_("Xem phần Đã giao của văn bản.")},
	{"assignment_not_yours", N_("phần việc này do người khác giao"),
     N_("Nhờ người đã giao phần việc này làm.")},
	{"document_is_outgoing", N_("đây là văn bản đi"),
     N_("Việc này chỉ làm với văn bản đến. Mở mục Văn bản đến.")},
	{"document_is_incoming", N_("đây là văn bản đến"),
     N_("Việc này chỉ làm với văn bản đi. Mở mục Văn bản đi.")},
	{"draft_not_proposed", N_("dự thảo chưa được trình"), N_("Trình dự thảo trước, rồi làm tiếp.")},
	{"draft_not_approved", N_("dự thảo chưa được duyệt"), N_("Đợi lãnh đạo duyệt, rồi làm tiếp.")},
	{"document_not_numbered", N_("văn bản chưa có số"), N_("Văn thư cấp số trước, rồi làm tiếp.")},
	{"document_not_issued", N_("văn bản chưa phát hành"), N_("Phát hành trước, rồi làm tiếp.")},
	{"draft_already_proposed", N_("dự thảo đang trình"), N_("Rút lại, hoặc đợi người xem xét trả lại.")},
	{"draft_already_approved", N_("dự thảo đã được duyệt"),
     N_("Người duyệt huỷ duyệt trước khi có số thì mới sửa được.")},
	{"document_already_numbered", N_("văn bản đã có số"),
     N_("Số đã cấp không cấp lại. Phát hành văn bản này.")},
	{"document_already_issued", N_("văn bản đã phát hành"),
     N_("Văn bản đã phát hành không sửa được. Sai thì thu hồi, thay thế hoặc đính chính.")},
	{"document_already_recalled", N_("văn bản đã được thu hồi"), N_("Xem phần Nơi nhận của văn bản.")},
	{"document_cancelled", N_("văn bản đã huỷ theo yêu cầu thu hồi"), N_("Văn bản này chỉ còn xem.")},
	{"not_in_your_hands", N_("dự thảo không ở chỗ bạn"),
     N_("Chỉ người đang giữ dự thảo mới làm được việc này. Xem phần Luân chuyển.")},
	{"too_many_drafts", N_("bạn đã tạo quá nhiều dự thảo"), N_("Dùng tiếp dự thảo đã có.")},
	{"too_many_versions", N_("dự thảo có quá nhiều bản"), N_("Trình bản hiện có.")},
	{"relation_missing", N_("chưa chọn quan hệ với văn bản kia"),
     N_("Chọn Phúc đáp, Thay thế hoặc Đính chính rồi bấm lại.")},
	{"about_missing", N_("chưa chọn văn bản liên quan"), N_("Chọn văn bản liên quan rồi bấm lại.")},
	{"signer_not_competent", N_("người ký không có thẩm quyền"),
     N_("Chọn một lãnh đạo hoặc Chánh Văn phòng rồi bấm lại.")},
	{"recipient_not_a_superior", N_("người nhận không phải người duyệt"),
     N_("Chọn trưởng đơn vị, Chánh Văn phòng hoặc lãnh đạo rồi bấm lại.")},
	{"recipient_not_in_flow", N_("người nhận chưa từng giữ dự thảo này"),
     N_("Trả cho trưởng đơn vị soạn thảo rồi bấm lại.")},
	{"proposal_not_yours", N_("dự thảo này do người khác trình"), N_("Chỉ người trình mới rút lại được.")},
	{"already_initialled", N_("dự thảo đã có ký nháy"), N_("Trình tiếp cho người duyệt.")},
	{"form_already_checked", N_("thể thức đã được xác nhận"), N_("Trình tiếp cho người duyệt.")},
	{"only_by_order", N_("Chánh Văn phòng chỉ ký thừa lệnh hoặc thừa uỷ quyền"),
     N_("Chọn TL. hoặc TUQ. rồi bấm lại, hoặc trình lãnh đạo.")},
	{"approval_not_yours", N_("văn bản này do người khác duyệt"), N_("Chỉ người duyệt mới huỷ duyệt được.")},
	{"book_is_for_incoming", N_("đây là sổ văn bản đến"), N_("Chọn một sổ văn bản đi rồi bấm lại.")},
	{"book_is_for_outgoing", N_("đây là sổ văn bản đi"), N_("Chọn một sổ văn bản đến rồi bấm lại.")},
	{"recipient_already_sent", N_("đã phát hành tới nơi này"), N_("Bỏ chọn nơi đó rồi bấm lại.")},
	{"recall_not_ordered", N_("chưa có quyết định thu hồi của lãnh đạo"),
     N_("Lãnh đạo quyết định thu hồi trước, rồi làm tiếp.")},
	{"recall_already_ordered", N_("đã có quyết định thu hồi"), N_("Văn thư thu hồi ở từng nơi nhận.")},
	{"not_sent_there", N_("văn bản không gửi tới nơi này"), N_("Chọn một nơi ở phần Nơi nhận rồi bấm lại.")},
	{"recall_already_asked", N_("đã yêu cầu thu hồi"), N_("Đợi trả lời.")},
	{"recipient_has_answered", N_("nơi này đã trả lời xong"),
     N_("Xem phần Nơi nhận. Cần thì phát hành văn bản thay thế.")},
	{"delivery_out_of_order", N_("trạng thái này không nối tiếp trạng thái trước"),
     N_("Báo đúng thứ tự trạng thái.")},
	{"reason_missing", N_("chưa có lý do"), N_("Ghi lý do rồi bấm lại.")},
	{"recall_not_asked", N_("không có yêu cầu thu hồi nào"), N_("Xử lý văn bản như thường.")},
	{"not_your_seat", N_("đề không cho bạn đóng vai này"), N_("Chọn một vai trong danh sách.")},
	{"already_in_that_seat", N_("bạn đang ở vai này"), N_("Làm tiếp như thường.")},
	{"unknown_dossier", N_("không có hồ sơ này"), N_("Chọn hồ sơ có trong danh mục rồi bấm lại.")},
	{"dossier_already_open", N_("hồ sơ này đã mở rồi"), N_("Dùng tiếp hồ sơ đang có, không mở lần nữa.")},
	{"code_missing", N_("chưa có số, ký hiệu hồ sơ"),
     N_("Hồ sơ ngoài danh mục phải tự đặt số, ký hiệu. Ghi số, ký hiệu rồi bấm lại.")},
	{"code_on_the_list", N_("hồ sơ trong danh mục đã có số, ký hiệu"),
     N_("Để trống ô số, ký hiệu rồi bấm lại.")},
	{"code_taken", N_("số, ký hiệu này đã dùng cho hồ sơ khác"),
     N_("Mở hồ sơ đó trong danh mục, hoặc đặt số, ký hiệu khác rồi bấm lại.")},
	{"too_many_dossiers", N_("bạn đã mở quá nhiều hồ sơ ngoài danh mục"), N_("Dùng tiếp hồ sơ đã mở.")},
	{"dossier_not_open", N_("hồ sơ này chưa mở"), N_("Mở hồ sơ ở mục Hồ sơ trước, rồi làm tiếp.")},
	{"dossier_closed", N_("hồ sơ này đã kết thúc"), N_("Người lập mở lại hồ sơ trước, rồi làm tiếp.")},
	{"dossier_not_closed", N_("hồ sơ này chưa kết thúc"), N_("Kết thúc hồ sơ trước, rồi làm tiếp.")},
	{"dossier_handed_over", N_("hồ sơ này đã nộp lưu"), N_("Hồ sơ đã nộp lưu chỉ còn xem.")},
	{"dossier_not_yours", N_("hồ sơ này do người khác lập"), N_("Nhờ người lập hồ sơ làm.")},
	{"already_in_dossier", N_("văn bản đã nằm trong hồ sơ này"), N_("Xem hồ sơ ở mục Hồ sơ.")},
	{"not_in_dossier", N_("văn bản không nằm trong hồ sơ này"), N_("Xem hồ sơ ở mục Hồ sơ.")},
	{"dossier_empty", N_("hồ sơ chưa có văn bản nào"), N_("Đưa văn bản vào hồ sơ trước, rồi kết thúc.")},
	{"dossier_full", N_("hồ sơ đã có quá nhiều văn bản"), N_("Mở hồ sơ khác cho phần còn lại.")},
	{"not_an_answer", N_("văn bản này chưa phát hành nên chưa phải là văn bản trả lời"),
     N_("Chọn văn bản đi đã phát hành, hoặc để trống, rồi bấm lại.")},
	{"book_missing", N_("chưa chọn sổ"), N_("Chọn sổ cần in rồi bấm lại.")},
	{"not_an_invitation", N_("văn bản này không mời họp"), N_("Chỉ trả lời giấy mời có giờ họp.")},
	{"meeting_over", N_("cuộc họp đã qua"), N_("Không trả lời được nữa.")},
	{"meeting_not_yours", N_("giấy mời này không chờ bạn trả lời"),
     N_("Người được mời hoặc được cử mới trả lời.")},
	{"meeting_already_accepted", N_("đã nhận lời dự cuộc họp này"),
     N_("Muốn đổi người thì cử người dự thay, hoặc báo vắng mặt.")},
	{"meeting_already_declined", N_("đã báo vắng mặt"), N_("Muốn dự thì nhận lời.")},
	{"recipient_not_a_person", N_("nơi được chọn không phải một người"), N_("Chọn một người rồi bấm lại.")},
	{"already_sent_there", N_("đã cử người này"), N_("Đợi người đó trả lời, hoặc chọn người khác.")},
	{"recipient_not_competent", N_("người này không nhận uỷ quyền được"),
     N_("Chọn cấp phó, Chánh Văn phòng hoặc trưởng đơn vị rồi bấm lại.")},
	{"period_reversed", N_("thời gian kết thúc trước lúc bắt đầu"), N_("Sửa thời gian rồi bấm lại.")},
	{"already_delegated", N_("đang uỷ quyền cho người này"),
     N_("Chấm dứt uỷ quyền đang có trước, rồi uỷ quyền lại.")},
	{"not_delegated", N_("không có uỷ quyền nào cho người này"), N_("Xem các uỷ quyền ở trang này.")},
	{"too_many_delegations", N_("đã có quá nhiều lần uỷ quyền"), N_("Dùng uỷ quyền đang có.")},
	{"already_marked", N_("bạn đã đánh dấu văn bản này"), N_("Xem ở nhóm Đã đánh dấu.")},
	{"not_marked", N_("bạn chưa đánh dấu văn bản này"), N_("Không cần bỏ dấu.")},
	{"nothing_to_return", N_("bạn không giữ văn bản này"), N_("Chỉ người đang giữ mới trả lại được.")},
};

const struct refusal_words *words_of_refusal(enum refusal_code code)
{
	for (size_t i = 0; i < COUNT(refusals); i++) {
		if (str_equals(str_from_c(refusals[i].name), refusal_name(code)))
			return &refusals[i];
	}
	return NULL;
}

/* A form that contradicts itself: nobody has the document yet, as the office's own words would say. */
static const struct refusal_words clashes[] = {
	{"recipient_already_assigned", N_("một nơi nhận được chọn hai lần"),
     N_("Mỗi nơi nhận chỉ có một vai trò. Bỏ bớt rồi bấm lại.")},
	{"main_already_assigned", N_("có hai nơi chủ trì"),
     N_("Mỗi văn bản chỉ một nơi chủ trì. Chọn một nơi rồi bấm lại.")},
};

static const struct refusal_words *words_of_state(const struct form_state *state)
{
	for (size_t i = 0; state->is_own_clash && i < COUNT(clashes); i++) {
		if (str_equals(str_from_c(clashes[i].name), refusal_name(state->refusal.code)))
			return &clashes[i];
	}
	return words_of_refusal(state->refusal.code);
}

struct said say_refusal(const struct screen *screen, const struct form_state *state)
{
	static const struct str sentence = N_("{failed}: {reason}.");
	const struct refusal_words *words = words_of_state(state);
	const struct action_words *verb = words_of_action(state->action);
	struct str name = state->refusal.field;
	if (!words || !verb)
		return (struct said){.title = refusal_name(state->refusal.code)};
	struct str label = word_of_field(state->refused ? state->refused : state->action, name);
	const struct place field = {"field", say(screen, str_is_empty(label) ? name : label)};
	const struct place places[] = {
		{"failed", say(screen, verb->failed)},
		{"reason", say_filled(screen, words->reason, &field, 1)},
	};
	return (struct said){
		.title = say_filled(screen, sentence, places, COUNT(places)),
		.advice = say_filled(screen, words->advice, &field, 1),
	};
}

struct said say_done(const struct screen *screen, const struct action *action)
{
	const struct action_words *words = words_of_action(action);
	if (!words)
		return (struct said){0};
	return (struct said){.title = say(screen, words->done), .advice = say(screen, words->after)};
}

/* The arrival counts when it is submitted to him: before that he cannot see it. */
struct str say_news(const struct screen *screen, const struct office *office, struct party_id person,
                    const struct action *action, struct party_id actor, struct document_id id)
{
	const struct action_words *words = words_of_action(action);
	if (!words || str_is_empty(words->news) || id.number == 0 || party_is(actor, person))
		return (struct str){0};
	const struct document *document = office_document(office, id);
	if (!desk_shows(office, person, document))
		return (struct str){0};
	const struct party *who = seed_party(office->seed, actor);
	const struct place places[] = {
		{"number", say_document_name(screen, document->facts)},
		{"who", who ? who->name : (struct str){0}},
	};
	return say_filled(screen, words->news, places, COUNT(places));
}
