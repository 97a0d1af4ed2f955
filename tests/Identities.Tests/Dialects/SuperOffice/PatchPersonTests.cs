using System.Net;
using System.Text.Json.Nodes;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class PatchPersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_list_of_operations_changes_what_they_name_and_answers_the_whole_person()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, """
            [{"op":"replace","path":"/Firstname","value":"Janet"},{"op":"add","path":"Title","value":"Engineer"},{"op":"test","path":"lastname","value":"Doe"}]
            """);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal("Janet", (string?)answer["Firstname"]);
        Assert.Equal("Engineer", (string?)answer["Title"]);
        Assert.Equal((await api.Get(path)).Text, answer.Text);
    }

    [Fact]
    public async Task Of_a_person_with_everything_one_written_member_changes_and_all_others_stay()
    {
        string[] follows = ["Title", "FormalName", "UpdatedDate", "UpdatedBy"];
        var path = await api.SuperOfficePerson();
        await api.Patch(path, """
            {"Emails":[{"Value":"jane@example.com"}],"ChatEmails":[{"Value":"chat@example.com"}],"MobilePhones":[{"Value":"+31 6 1"}],"Faxes":[{"Value":"+31 2"}],
             "Urls":[{"Value":"https://example.com"}],"Address":{"Street":{"Address1":"Main Street 1","City":"Springfield"},"Postal":{"Address1":"Box 2"}},
             "Country":{"CountryId":578},"Contact":null,"Retired":true,"BirthDate":"1990-02-03","NoMailing":true,"CustomFields":{"LoyaltyTier":"Gold"},
             "UserDefinedFields":{"SuperOffice:1":"one"}}
            """);
        var before = await api.Get(path);

        var answer = await api.Patch(path, """[{"op":"replace","path":"/Title","value":"Engineer"}]""");

        Assert.Equal("Engineer", (string?)answer["Title"]);
        Assert.Equal((await api.Get(path)).Text, answer.Text);
        Assert.All(
            before.Json!.AsObject().Where(member => !follows.Contains(member.Key)),
            member => Assert.True(JsonNode.DeepEquals(member.Value, answer[member.Key]), $"{member.Key} was {member.Value} and is {answer[member.Key]}"));
    }

    [Theory]
    [InlineData("""{"Lastname":"Doe","Contact":null,"Emails":[],"CustomFields":{},"TableRight":{"Mask":"FULL"}}""", HttpStatusCode.OK)]
    [InlineData("""{"Lastname":"Doe","Emails":[{"Value":"a@example.com"}]}""", HttpStatusCode.Conflict)]
    public async Task A_test_of_the_whole_person_looks_at_every_member(string expected, HttpStatusCode status)
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, $$"""[{"op":"test","path":"","value":{{expected}}},{"op":"replace","path":"/Title","value":"Engineer"}]""");

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/json; charset=utf-8")]
    [InlineData("application/json-patch+json")]
    [InlineData("application/merge-patch+json")]
    [InlineData("")]
    public async Task The_bodys_shape_decides_and_not_its_media_type(string mediaType)
    {
        var path = await api.SuperOfficePerson();

        var operations = await api.Patch(path, """ [{"op":"replace","path":"/Firstname","value":"Janet"}]""", ("Content-Type", mediaType));
        var members = await api.Patch(path, """ {"Lastname":"Roe"}""", ("Content-Type", mediaType));

        Assert.Equal("Janet", (string?)operations["Firstname"]);
        Assert.Equal("Roe", (string?)members["Lastname"]);
    }

    [Fact]
    public async Task Over_HTTP_1_1_the_reason_phrase_says_that_the_entity_was_updated()
    {
        var path = await api.SuperOfficePerson();
        using var client = new HttpClient { BaseAddress = api.Address };
        using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri(path, UriKind.Relative)) { Content = new StringContent("{}") };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = new("Bearer", api.AdminToken());

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("PersonEntity updated.", response.ReasonPhrase);
        Assert.NotNull(response.Content.Headers.LastModified);
    }

    [Fact]
    public async Task Paths_match_in_any_case_with_or_without_a_slash_in_front_and_later_operations_see_earlier_results()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path.Replace("Person", "pERSON", StringComparison.Ordinal), """
            [{"op":"add","path":"EMAILS/-","value":{"value":"a@example.com"}},
             {"op":"test","path":"/emails/0/VALUE","value":"a@example.com"},
             {"op":"add","path":"emails/0","value":{"VALUE":"b@example.com"}},
             {"op":"replace","path":"/eMails/1/description","value":"work"}]
            """);

        Assert.Equal(["b@example.com", "a@example.com"], answer.Values("Emails"));
        Assert.Equal("work", (string?)answer["Emails"]![1]!["Description"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Firstname":"Jane"}""")]
    [InlineData("""[{"op":"test","path":"/Firstname","value":"Jane"}]""")]
    [InlineData("""[{"op":"replace","path":"/Firstname","value":"Janet"},{"op":"replace","path":"/Firstname","value":"Jane"}]""")]
    [InlineData("""{"PersonId":7,"FullName":"x","UpdatedDate":"2000-01-01","CreatedBy":{"AssociateId":9,"Nonsense":1},"FieldProperties":{"a":{"b":[]}}}""")]
    public async Task A_patch_that_changes_nothing_leaves_version_date_and_log_alone(string body)
    {
        var path = await api.SuperOfficePerson();
        var before = await api.Get(path);
        var logged = await api.Scalar<long>("select count(*) from logged_changes");
        api.Clock.Advance(TimeSpan.FromSeconds(5));

        var answer = await api.Patch(path, body);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(before.Text, answer.Text);
        Assert.Equal(1, await api.VersionOf(path));
        Assert.Equal(logged, await api.Scalar<long>("select count(*) from logged_changes"));
    }

    [Fact]
    public async Task However_much_a_patch_touches_it_makes_one_version_under_this_surfaces_name()
    {
        var path = await api.SuperOfficePerson();

        await api.Patch(path, """
            {"Firstname":"Janet","Title":"Engineer","Emails":{"Value":"a@example.com"},"OfficePhones":{"Value":"1"},"Urls":{"Value":"u"},
             "Category":{"Id":1},"Contact":{"ContactId":1},"Address":{"Street":{"City":"Oslo"}},"CustomFields":{"a":"1"},"Interests":[{"Id":1,"Selected":true}],
             "Consents":{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}}
            """);

        Assert.Equal(2, await api.VersionOf(path));
        var personId = await api.NativeId(path);
        Assert.Equal(10, await api.Scalar<long>($"select count(*) from change where person_id = '{personId}' and version = 2 and origin = 'superoffice'"));
    }

    [Fact]
    public async Task What_GET_answers_is_a_merge_patch_that_changes_nothing()
    {
        var path = await api.SuperOfficePerson("""
            {"Firstname":"Jane","Lastname":"Doe","Emails":[{"Value":"a@example.com"}],"OfficePhones":[{"Value":"+47 1"}],"Country":{"CountryId":578},
             "Address":{"Street":{"Address1":"Main Street 1","City":"Oslo"},"Postal":{"City":"Bergen"}},"Contact":{"ContactId":1},"Interests":[{"Id":2,"Selected":true}],
             "Consents":[{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}],"BirthDate":"1980-05-17","DbiLastModified":"2020-01-02T03:04:05Z",
             "CustomFields":{"SuperOffice:1":"x","x_y":"z"},"Category":{"Id":1}}
            """);
        var before = await api.Get(path);

        var patched = await api.Patch(path, before.Text);
        var put = await api.Put(path, before.Text);

        Assert.Equal(before.Text, patched.Text);
        Assert.Equal(before.Text, put.Text);
        Assert.Equal(1, await api.VersionOf(path));
    }

    [Theory]
    [InlineData("""[{"op":"move","from":"/Firstname","path":"/Lastname"}]""", "move")]
    [InlineData("""[{"op":"copy","from":"/Firstname","path":"/Lastname"}]""", "copy")]
    [InlineData("""[{"op":"frobnicate","path":"/Lastname"}]""", "frobnicate")]
    [InlineData("""[{"path":"/Lastname","value":1}]""", "op")]
    [InlineData("""[{"op":"add","value":1}]""", "path")]
    [InlineData("""[{"op":"add","path":"/Lastname"}]""", "value")]
    [InlineData("""[{"op":"replace","path":"/Lastname"}]""", "value")]
    [InlineData("""[{"op":"test","path":"/Lastname"}]""", "value")]
    [InlineData("""[{"op":"replace","path":"/Department","value":"foo"}]""", "Department")]
    [InlineData("""{"Department":"foo"}""", "Department")]
    [InlineData("""{"Department":null}""", "Department")]
    [InlineData("""[{"op":"replace","path":"nisi","value":"x"},{"op":"replace","path":"nisi","value":"x"}]""", "nisi")]
    [InlineData("""[{"op":"add","path":"/Emails/2","value":{"Value":"x"}}]""", "Emails/2")]
    [InlineData("""[{"op":"replace","path":"/Emails/1","value":{"Value":"x"}}]""", "Emails/1")]
    [InlineData("""[{"op":"remove","path":"/Emails/1"}]""", "Emails/1")]
    [InlineData("""[{"op":"test","path":"/Emails/1","value":null}]""", "Emails/1")]
    [InlineData("""[{"op":"remove","path":"/Emails/-"}]""", "Emails/-")]
    [InlineData("""[{"op":"replace","path":"/Emails/-","value":{"Value":"x"}}]""", "Emails/-")]
    [InlineData("""[{"op":"test","path":"/Emails/-","value":null}]""", "Emails/-")]
    [InlineData("""[{"op":"remove","path":"/Emails/00"}]""", "Emails/00")]
    [InlineData("""[{"op":"remove","path":"/Emails/-1"}]""", "Emails/-1")]
    [InlineData("""[{"op":"remove","path":"/Emails/x"}]""", "Emails/x")]
    [InlineData("""[{"op":"remove","path":"/Emails/99999999999"}]""", "Emails/99999999999")]
    [InlineData("""[{"op":"add","path":"/Emails/-","value":"x@example.com"}]""", "Emails")]
    [InlineData("""[{"op":"add","path":"/Emails/-","value":{"Email":"x@example.com"}}]""", "Emails")]
    [InlineData("""[{"op":"replace","path":"/Emails","value":"x"}]""", "Emails")]
    [InlineData("""[{"op":"replace","path":"/Emails","value":{"Value":"x"}}]""", "Emails")]
    [InlineData("""[{"op":"replace","path":"/Firstname/0","value":"x"}]""", "Firstname/0")]
    [InlineData("""[{"op":"replace","path":"","value":{}}]""", "")]
    [InlineData("""[{"op":"remove","path":""}]""", "")]
    [InlineData("""[{"op":"replace","path":"/a~2","value":1}]""", "path")]
    [InlineData("""[null]""", "object")]
    [InlineData("""[[]]""", "object")]
    [InlineData("""{"Firstname":7}""", "Firstname")]
    [InlineData("""{"NoMailing":"true"}""", "NoMailing")]
    [InlineData("""{"DbiAgentId":1.5}""", "DbiAgentId")]
    [InlineData("""{"DbiAgentId":2147483648}""", "DbiAgentId")]
    [InlineData("""{"DbiAgentId":1e400}""", "DbiAgentId")]
    [InlineData("""{"SentInfo":32768}""", "SentInfo")]
    [InlineData("""{"BirthDate":"17 May 1980"}""", "BirthDate")]
    [InlineData("""{"DbiLastModified":"2020-13-01"}""", "DbiLastModified")]
    [InlineData("""{"Category":{"Id":4711}}""", "4711")]
    [InlineData("""{"Category":{"Value":"Customer"}}""", "Category")]
    [InlineData("""[{"op":"replace","path":"/Category","value":{"Value":"Customer"}}]""", "Category")]
    [InlineData("""[{"op":"replace","path":"/Category","value":"Customer"}]""", "Category")]
    [InlineData("""{"Contact":{"ContactId":4711}}""", "4711")]
    [InlineData("""{"Associate":{"AssociateId":4711}}""", "4711")]
    [InlineData("""{"SupportAssociate":{"AssociateId":4711}}""", "4711")]
    [InlineData("""{"Country":{"CountryId":-1}}""", "-1")]
    [InlineData("""{"Interests":[{"Id":4711,"Selected":true}]}""", "4711")]
    [InlineData("""{"Interests":[{"Selected":true}]}""", "Interests")]
    [InlineData("""{"Interests":[{"Id":1,"Selected":"yes"}]}""", "Interests")]
    [InlineData("""{"Interests":[{"Id":1,"Chosen":true}]}""", "Interests")]
    [InlineData("""{"Consents":{"ConsentPurposeKey":"NOPE","LegalBaseKey":"61A","ConsentSourceKey":"API"}}""", "Consents")]
    [InlineData("""{"Consents":{"ConsentPurposeKey":"STORE","ConsentSourceKey":"API"}}""", "Consents")]
    [InlineData("""{"Consents":{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A"}}""", "Consents")]
    [InlineData("""{"CustomFields":{"a":[]}}""", "CustomFields")]
    [InlineData("""{"CustomFields":"a"}""", "CustomFields")]
    [InlineData("""{"CustomFields":{" ":"a"}}""", "CustomFields")]
    [InlineData("""{"Address":{"Street":{"Planet":"Mars"}}}""", "Planet")]
    [InlineData("""{"Address":{"LocalizedAddress":[[{"Name":"Planet","Value":"Mars"}]]}}""", "LocalizedAddress")]
    [InlineData("""{"Address":{"LocalizedAddress":7}}""", "LocalizedAddress")]
    [InlineData("""{"Firstname":"a\u0000b"}""", "U+0000")]
    [InlineData("""{"Firstname":"\ud800"}""", "surrogate")]
    [InlineData("""[{"op":"add","path":"/CustomFields/a","value":"\udc00"}]""", "surrogate")]
    public async Task What_cannot_be_applied_answers_400_says_where_and_changes_nothing(string body, string named)
    {
        var path = await api.SuperOfficePerson("""{"Firstname":"Jane","Lastname":"Doe","Emails":[{"Value":"a@example.com"}]}""");
        var before = await api.Get(path);

        var answer = await api.Patch(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal("SoArgumentException", answer.ErrorType());
        Assert.Contains(named, answer.ErrorMessage(), StringComparison.Ordinal);
        Assert.Equal(before.Text, (await api.Get(path)).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    [InlineData("[{\"op\":\"add\",}]")]
    [InlineData("{'Firstname':'x'}")]
    public async Task A_body_that_is_neither_an_array_nor_an_object_answers_400(string body)
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("SoArgumentException", answer.ErrorType());
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_answer_400_even_where_nobody_looks()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.SendBytes(HttpMethod.Patch, path, [.. "[{\"op\":\"test\",\"path\":\"\",\"value\":{},\"note\":\""u8, 0xff, .. "\"}]"u8]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/Firstname","value":"JANE"}]""")]
    [InlineData("""[{"op":"test","path":"/Firstname","value":null}]""")]
    [InlineData("""[{"op":"test","path":"/DbiAgentId","value":8}]""")]
    [InlineData("""[{"op":"test","path":"/Emails","value":[]}]""")]
    [InlineData("""[{"op":"test","path":"/Emails/0","value":{"Value":"b@example.com"}}]""")]
    [InlineData("""[{"op":"test","path":"/Emails/0","value":{"Nonsense":1}}]""")]
    [InlineData("""[{"op":"test","path":"/Category","value":null}]""")]
    [InlineData("""[{"op":"test","path":"/Category","value":{"Id":2}}]""")]
    [InlineData("""[{"op":"test","path":"/BirthDate","value":null}]""")]
    [InlineData("""[{"op":"test","path":"/CustomFields","value":{"a":"1","c":"2"}}]""")]
    [InlineData("""[{"op":"test","path":"/CustomFields","value":{}}]""")]
    [InlineData("""[{"op":"test","path":"/CustomFields/a","value":"2"}]""")]
    [InlineData("""[{"op":"test","path":"/CustomFields/missing","value":"2"}]""")]
    [InlineData("""[{"op":"replace","path":"/Lastname","value":"Roe"},{"op":"test","path":"/Lastname","value":"Doe"}]""")]
    public async Task A_test_that_fails_answers_409_and_nothing_is_saved(string body)
    {
        var path = await api.SuperOfficePerson(TestedPerson);
        var before = await api.Get(path);

        var answer = await api.Patch(path, body);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("SoConflictException", answer.ErrorType());
        Assert.DoesNotContain("Jane", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before.Text, (await api.Get(path)).Text);
    }

    [Theory]
    [InlineData("/Firstname", "\"Jane\"")]
    [InlineData("/MiddleName", "null")]
    [InlineData("/DbiAgentId", "7.0")]
    [InlineData("/DbiAgentId", "\"7\"")]
    [InlineData("/BirthDate", "\"1980-05-17\"")]
    [InlineData("/BirthDate", "\"1980-05-17T02:00:00.0000000+02:00\"")]
    [InlineData("/DbiLastModified", "\"2020-01-02T05:04:05+02:00\"")]
    [InlineData("/DbiLastSyncronized", "null")]
    [InlineData("/DbiLastSyncronized", "\"0001-01-01T00:00:00+02:00\"")]
    [InlineData("/Emails", "[{\"Value\":\"a@example.com\"}]")]
    [InlineData("/Emails/0", "{\"strippedvalue\":\"a@example.com\"}")]
    [InlineData("/Category", "{\"Id\":1,\"Value\":\"Customer\"}")]
    [InlineData("/Category/Value", "\"Customer\"")]
    [InlineData("/Business", "null")]
    [InlineData("/Business/Id", "0")]
    [InlineData("/CustomFields", "{\"B\":\"2\",\"A\":1}")]
    [InlineData("/CustomFields/missing", "null")]
    [InlineData("/FullName", "\"Jane Doe\"")]
    [InlineData("/TableRight", "{\"Mask\":\"FULL\"}")]
    [InlineData("", "{\"Firstname\":\"Jane\",\"Category\":{\"Id\":1}}")]
    public async Task A_test_compares_as_a_write_would_read_the_value(string place, string value)
    {
        var path = await api.SuperOfficePerson(TestedPerson);

        var answer = await api.Patch(path, $$"""[{"op":"test","path":"{{place}}","value":{{value}}}]""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Later_operations_see_what_earlier_ones_mean_for_derived_members()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, """
            [{"op":"replace","path":"/Firstname","value":"Janet"},{"op":"test","path":"/FullName","value":"Janet Doe"},
             {"op":"replace","path":"/Title","value":"Engineer"},{"op":"test","path":"/FormalName","value":"Janet Doe Engineer"},
             {"op":"replace","path":"/Address/Street/City","value":"Oslo"},{"op":"test","path":"/Address/LocalizedAddress/3/1/Value","value":"Oslo"},
             {"op":"replace","path":"/Address/LocalizedAddress/3/1/Value","value":"Bergen"},{"op":"test","path":"/Address/Street/City","value":"Bergen"},
             {"op":"replace","path":"/Country/CountryId","value":840},{"op":"test","path":"/Address/LocalizedAddress/3/0/Value","value":"Bergen"}]
            """);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Bergen", (string?)answer["Address"]!["Street"]!["City"]);
    }

    [Fact]
    public async Task Later_operations_see_a_consent_given_taken_back_and_given_again()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, """
            [{"op":"add","path":"/Consents/-","value":{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}},
             {"op":"test","path":"/Consents/0/LegalBaseName","value":"Consent"},
             {"op":"replace","path":"/Consents/0/LegalBaseKey","value":"WITHDRAWN"},{"op":"test","path":"/Consents","value":[]},
             {"op":"add","path":"/Consents/-","value":{"ConsentPurposeKey":"STORE","LegalBaseKey":"61B","ConsentSourceKey":"WEBFORM"}},
             {"op":"replace","path":"/Consents/0/LegalBaseId","value":3},{"op":"test","path":"/Consents/0/LegalBaseKey","value":"61F"}]
            """);
        var withdrawn = await api.Patch(path, """{"Consents":{"ConsentPurposeKey":"STORE","LegalBaseKey":"WITHDRAWN","Comment":"By phone"}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var consent = Assert.Single(answer["Consents"]!.AsArray())!;
        Assert.Equal(("61F", "WEBFORM"), ((string?)consent["LegalBaseKey"], (string?)consent["ConsentSourceKey"]));
        Assert.Empty(withdrawn["Consents"]!.AsArray());
        Assert.Equal("By phone", await api.Scalar<string>($"select comment from consents where person_id = '{await api.NativeId(path)}'"));
    }

    [Fact]
    public async Task A_birth_date_with_an_offset_is_the_day_that_it_is_in_UTC()
    {
        var path = await api.SuperOfficePerson();

        var shown = await api.Patch(path, """{"BirthDate":"1980-05-17T00:00:00.0000000+02:00"}""");
        var west = await api.Patch(path, """{"BirthDate":"1980-05-17T22:00:00-0500"}""");
        var bare = await api.Patch(path, """{"BirthDate":"1980-05-17T23:59:59"}""", ("SO-TimeZone", "NO, includeTZOffset"));
        var echoed = await api.Patch(path, $$"""{"BirthDate":{{bare["BirthDate"]!.ToJsonString()}}}""", ("SO-TimeZone", "US-NY"));
        var yearless = await api.Patch(path, """{"BirthDate":"0002-01-01T00:00:00+02:00"}""");

        Assert.Equal("1980-05-16T00:00:00", (string?)shown["BirthDate"]);
        Assert.Equal("1980-05-18T00:00:00", (string?)west["BirthDate"]);
        Assert.Equal("1980-05-17T00:00:00", (string?)echoed["BirthDate"]);
        Assert.Equal("0002-12-31T00:00:00", (string?)yearless["BirthDate"]);
    }

    [Fact]
    public async Task Another_version_than_If_Match_allows_answers_412_with_the_ETag_that_a_read_has()
    {
        var path = await api.SuperOfficePerson();
        var known = (await api.Get(path)).ETag!;
        var changed = await api.Patch(path, """{"Firstname":"Janet"}""", ("If-Match", known));

        var stale = await api.Patch(path, """{"Firstname":"Late"}""", ("If-Match", known));
        var exists = await api.Patch(path, """{"Firstname":"Late"}""", ("If-None-Match", "*"));
        var native = await api.Put($"/api/v1/people/{await api.NativeId(path)}/aliases", """{"firstName":"Second"}""", ("If-Match", changed.ETag!));
        var moment = await api.Patch(
            path, """{"Firstname":"Jill"}""", ("If-Match", native.ETag!), ("If-Unmodified-Since", "Thu, 01 Jan 2020 00:00:00 GMT"));

        Assert.Equal((HttpStatusCode.PreconditionFailed, changed.ETag), (stale.Status, stale.ETag));
        Assert.Equal("SoPreconditionFailedException", stale.ErrorType());
        Assert.Equal((HttpStatusCode.PreconditionFailed, changed.ETag), (exists.Status, exists.ETag));
        Assert.Equal(HttpStatusCode.OK, native.Status);
        Assert.Equal(HttpStatusCode.OK, moment.Status);
        Assert.Equal((await api.Get(path)).ETag, moment.ETag);
        Assert.NotEqual(known, moment.ETag);
    }

    [Fact]
    public async Task Changed_since_the_moment_of_If_Unmodified_Since_answers_412_before_the_body_is_judged()
    {
        var path = await api.SuperOfficePerson();
        var known = (await api.Get(path)).Header("Last-Modified")!;
        api.Clock.Advance(TimeSpan.FromSeconds(3));

        var inTime = await api.Patch(path, """{"Firstname":"Janet"}""", ("If-Unmodified-Since", known));
        var late = await api.Patch(path, """{"Firstname":"Late"}""", ("If-Unmodified-Since", known));
        var lateAndWrong = await api.Patch(path, "7", ("If-Unmodified-Since", known));
        var unreadable = await api.Patch(path, """{"Firstname":"Joan"}""", ("If-Unmodified-Since", "yesterday"));

        Assert.Equal(HttpStatusCode.OK, inTime.Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.Status);
        Assert.Equal("SoPreconditionFailedException", late.ErrorType());
        Assert.Equal(HttpStatusCode.PreconditionFailed, lateAndWrong.Status);
        Assert.Equal("Joan", (string?)unreadable["Firstname"]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2147483647")]
    [InlineData("2147483648")]
    [InlineData("x")]
    [InlineData("1.0")]
    [InlineData("+1")]
    public async Task A_number_that_is_nobodys_answers_404_before_the_body_is_judged(string number)
    {
        var answer = await api.Patch($"/api/v1/Person/{number}", "7");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("SoNotFoundException", answer.ErrorType());
    }

    [Fact]
    public async Task Refusals_come_in_their_order()
    {
        var xml = ("Content-Type", "application/xml");
        var picture = ("Accept", "image/png");

        var nobody = await api.Patch("/api/v1/Person/4711", "7", ("Authorization", ""), xml, picture);
        var reader = await api.Patch("/api/v1/Person/4711", "7", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)), xml, picture);
        var unacceptable = await api.Patch("/api/v1/Person/4711", "7", xml, picture);
        var unsupported = await api.Patch("/api/v1/Person/4711", "7", xml);

        Assert.Equal((HttpStatusCode.Unauthorized, "SoSessionException"), (nobody.Status, nobody.ErrorType()));
        Assert.Contains("Bearer", nobody.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Contains("Basic", nobody.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, "SoSentryException"), (reader.Status, reader.ErrorType()));
        Assert.Equal((HttpStatusCode.NotAcceptable, "SoNotAcceptableException"), (unacceptable.Status, unacceptable.ErrorType()));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "SoUnsupportedMediaTypeException"), (unsupported.Status, unsupported.ErrorType()));
    }

    [Fact]
    public async Task A_token_restricted_to_companies_answers_403()
    {
        var path = await api.SuperOfficePerson();
        var tokens = (AccessTokens)api.Services.GetService(typeof(AccessTokens))!;
        var restricted = tokens.Issue("somebody", "somebody", Permissions.All, []);

        var answer = await api.Patch(path, "{}", ("Authorization", "Bearer " + restricted));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/xml")]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task Other_bodies_answer_415(string mediaType)
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, "{}", ("Content-Type", mediaType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
    }

    [Theory]
    [InlineData("application/json-patch+json")]
    [InlineData("application/merge-patch+json")]
    [InlineData("text/json")]
    public async Task Every_name_of_JSON_is_answered_by_that_name(string mediaType)
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, """{"Firstname":"Janet"}""", ("Accept", mediaType));

        Assert.Equal(mediaType, answer.MediaType);
        Assert.Equal("Janet", (string?)answer["Firstname"]);
    }

    [Fact]
    public async Task What_is_not_selected_is_null_in_the_answer_and_saved_all_the_same()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(
            path + "?$select=name,%20FIRSTNAME%20,category/id,emails/value,department",
            """{"Firstname":"Janet","Lastname":"Roe","Category":{"Id":1},"Emails":{"Value":"a@example.com","Description":"d"}}""");

        Assert.Equal("Janet", (string?)answer["Firstname"]);
        Assert.Equal(69, answer.Json!.AsObject().Count);
        Assert.True(answer.Json.AsObject().ContainsKey("Lastname"));
        Assert.Null(answer["Lastname"]);
        Assert.Null(answer["PersonId"]);
        Assert.Null(answer["BirthDate"]);
        Assert.Null(answer["_Links"]);
        Assert.Equal(1, (int?)answer["Category"]!["Id"]);
        Assert.Null(answer["Category"]!["Value"]);
        Assert.Equal("a@example.com", (string?)answer["Emails"]![0]!["Value"]);
        Assert.Null(answer["Emails"]![0]!["Description"]);
        Assert.Equal("Roe", (string?)(await api.Get(path))["Lastname"]);
    }

    [Fact]
    public async Task An_unknown_time_zone_answers_400_and_nothing_is_saved()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, """{"Firstname":"Janet"}""", ("SO-TimeZone", "Atlantis"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Jane", (string?)(await api.Get(path))["Firstname"]);
    }

    [Fact]
    public async Task Dates_without_a_zone_are_read_and_answered_in_the_callers_zone()
    {
        var path = await api.SuperOfficePerson();
        var created = (string)(await api.Get(path))["CreatedDate"]!;

        var answer = await api.Patch(
            path, """{"DbiLastModified":"2020-07-01T12:00:00","DbiLastSyncronized":"2020-07-01T12:00:00Z","BirthDate":"1980-05-17"}""", ("SO-TimeZone", "NO"));
        var withOffsets = await api.Get(path, ("SO-TimeZone", "261, includeTZOffset"));
        var plain = await api.Get(path);

        Assert.Equal("2020-07-01T12:00:00", (string?)answer["DbiLastModified"]);
        Assert.Equal("2020-07-01T14:00:00", (string?)answer["DbiLastSyncronized"]);
        Assert.Equal("2020-07-01T12:00:00+02:00", (string?)withOffsets["DbiLastModified"]);
        Assert.Equal("2020-07-01T10:00:00", (string?)plain["DbiLastModified"]);
        Assert.Equal(created, (string?)answer["CreatedDate"]);
        Assert.Equal(created + "+00:00", (string?)withOffsets["CreatedDate"]);
        Assert.Equal("1980-05-17T00:00:00", (string?)answer["BirthDate"]);
        Assert.Equal("0001-01-01T00:00:00", (string?)(await api.Get(await api.SuperOfficePerson(), ("SO-TimeZone", "NO, includeTZOffset")))["BirthDate"]);
    }

    [Fact]
    public async Task Of_members_named_twice_in_one_spelling_the_last_wins()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, """{"Firstname":"A","Firstname":"B","Lastname":"C","Lastname":"D"}""");

        Assert.Equal("B", (string?)answer["Firstname"]);
        Assert.Equal("D", (string?)answer["Lastname"]);
    }

    [Fact]
    public async Task More_than_500_operations_or_a_body_over_1_MiB_is_refused()
    {
        var path = await api.SuperOfficePerson();
        var operations = new JsonArray([.. Enumerable.Range(0, 501).Select(_ => JsonNode.Parse("""{"op":"test","path":"/Firstname","value":"Jane"}"""))]);

        var many = await api.Patch(path, operations.ToJsonString());
        var large = await api.Patch(path, $$"""{"Description":"{{new string('x', 1024 * 1024)}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, many.Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);
        Assert.Equal("SoRequestTooLargeException", large.ErrorType());
    }

    private const string TestedPerson = """
        {"Firstname":"Jane","Lastname":"Doe","DbiAgentId":7,"BirthDate":"1980-05-17","DbiLastModified":"2020-01-02T03:04:05.9Z",
         "Emails":[{"Value":"a@example.com"}],"Category":{"Id":1},"CustomFields":{"a":"1","b":"2"}}
        """;
}
