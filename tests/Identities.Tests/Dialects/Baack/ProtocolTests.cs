using System.Net;
using System.Text;
using Identities.Platform.Http;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

/// <summary>What every address of this surface has in common: bodies, methods, slashes and errors.</summary>
public sealed class ProtocolTests(Api api) : IClassFixture<Api>
{
    public static TheoryData<string> Types => ["identity", "person", "personname", "email", "telephone", "address", "clientidentifier", "company"];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task What_is_no_JSON_object_is_a_bad_request(string type)
    {
        foreach (var body in new[] { "", "{", "[]", "null", "7", "{\"name\":\"n\",}", "{'name':'n'}", $"{new string('[', 65)}{new string(']', 65)}" })
        {
            var answer = await api.Post($"/n/v1/{type}", body);

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.StartsWith("400 BAD_REQUEST ", answer.Error(), StringComparison.Ordinal);
            Assert.Equal(["httpCode", "apiCode", "detail"], answer.Members());
        }

        var notUtf8 = await api.SendBytes(HttpMethod.Post, $"/n/v1/{type}", [.. Encoding.UTF8.GetBytes("{\"x\":\""), 0xff, .. Encoding.UTF8.GetBytes("\"}")]);
        Assert.StartsWith("400 BAD_REQUEST ", notUtf8.Error(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/merge-patch+json")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Another_content_type_is_a_bad_request(string contentType)
    {
        var identity = await api.Identity();

        var made = await api.Post("/n/v1/identity", Of("owner", OwnCompany), ("Content-Type", contentType));
        var updated = await api.Put(Path("identity", identity), "{}", ("Content-Type", contentType));

        Assert.Equal("400 BAD_REQUEST Send the body as application/json, in UTF-8.", made.Error());
        Assert.Equal(made.Error(), updated.Error());
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON; charset=\"UTF-8\"")]
    public async Task JSON_by_its_full_name_is_taken(string contentType)
    {
        Assert.Equal(HttpStatusCode.Created, (await api.Post("/n/v1/identity", Of("owner", OwnCompany), ("Content-Type", contentType))).Status);
    }

    [Fact]
    public async Task A_body_over_one_MiB_is_refused()
    {
        var answer = await api.Post("/n/v1/identity", Of("owner", OwnCompany, $",\"x\":\"{new string('x', JsonBody.MaxBytes)}\""));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.StartsWith("413 BAD_REQUEST ", answer.Error(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/html, image/*;q=0.5")]
    [InlineData("application/json;q=0")]
    public async Task Answers_are_JSON_whatever_a_caller_likes(string accept)
    {
        var answer = await api.Get(Path("identity", await api.Identity()), ("Accept", accept));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Where_objects_are_made_there_is_no_list(string type)
    {
        foreach (var path in new[] { $"/n/v1/{type}", $"/n/v1/{type}/", $"/identities/n/v1/{type}/" })
        {
            AssertNotFound(await api.Get(path));
            AssertNotFound(await api.Put(path, "{}"));
            AssertNotFound(await api.Delete(path));
        }

        Assert.Null((await api.Get($"/n/v1/{type}")).Header("Allow"));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Another_method_is_405_with_Allow_and_without_a_body(string type)
    {
        var one = await api.Patch(Path(type, Unknown), "{}");
        var all = await api.Patch($"/n/v1/{type}/", "{}", ("Authorization", ""));
        var post = await api.Post(Path(type, Unknown), "{}");

        foreach (var (answer, allow) in new[] { (one, "DELETE, GET, HEAD, PUT"), (all, "POST"), (post, "DELETE, GET, HEAD, PUT") })
        {
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
            Assert.Equal(allow, answer.Header("Allow"));
            Assert.Equal("", answer.Text);
        }
    }

    [Theory]
    [InlineData("/n")]
    [InlineData("/n/")]
    [InlineData("/n/v1")]
    [InlineData("/n/v1/group")]
    [InlineData("/n/v2/identity/01900000-0000-7000-8000-00000000dead")]
    [InlineData("/identities/n/v1/nothing")]
    public async Task What_is_not_served_below_n_is_404_in_this_dialects_words(string path)
    {
        AssertNotFound(await api.Get(path));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing")]
    [InlineData("/nn/v1/identity")]
    [InlineData("/api/v1/n/v1/identity")]
    public async Task What_is_not_served_elsewhere_is_not_told_in_this_dialects_words(string path)
    {
        Assert.Equal("route-not-found", (await api.Get(path)).Code);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_slash_at_the_end_makes_no_difference(string type)
    {
        var without = await api.Post($"/n/v1/{type}", "{}");
        var with = await api.Post($"/n/v1/{type}/", "{}");

        Assert.StartsWith("400 REPRESENTATION_MISSING_REQUIRED_FIELD ", with.Error(), StringComparison.Ordinal);
        Assert.Equal(without.Error(), with.Error());
    }

    [Fact]
    public async Task HEAD_is_GET_without_the_body()
    {
        var path = Path("identity", await api.Identity());

        var answer = await api.Send(HttpMethod.Head, path, null);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("", answer.Text);
    }

    [Fact]
    public async Task Writes_are_logged_under_this_surface_and_the_tokens_subject()
    {
        var identity = await api.Make("identity", Of("owner", OwnCompany));

        Assert.Equal(
            ["baack 01900000-0000-7000-8000-00000000cafe"],
            await api.Column<string>($"select origin || ' ' || actor from change where person_id = '{identity}'"));
    }
}
