using System.Net;
using System.Text.Json.Nodes;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class PatchPersonRandomTests(Api api) : IClassFixture<Api>
{
    private const int Patches = 400;

    private static readonly string[] Values =
    [
        "null", "0", "1", "2", "-1", "7.5", "1e3", "99999999999", "true", "false", "\"\"", "\" \"", "\"x\"", "\"3\"", "\"2020-01-02T03:04:05+02:00\"", "\"0002-03-04\"",
        "\"WITHDRAWN\"", "\"61A\"", "[]", "{}", "[null]", "[1]", "[{}]", "[[]]", """{"Value":"a@example.com"}""", """{"Value":"A@EXAMPLE.com","Description":"d"}""",
        """[{"Value":"1"},{"Value":"2"},{"Value":"1"}]""", """[{"Value":"2"},{"Value":"+2"},{"Value":"x"}]""", """{"Id":1}""", """{"Id":2,"Selected":false}""",
        """[{"Id":3,"Selected":true},{"Id":"1"}]""", """{"ContactId":1}""", """{"AssociateId":1}""", """{"CountryId":578}""", """{"CountryId":840}""",
        """{"a":"1","b":2}""", """{"A":null}""", """{"SuperOffice:1":"x"}""", """{"Street":{"City":"Oslo"}}""", """{"Postal":{"Zipcode":"1"}}""",
        """{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}""", """[{"ConsentPurposeId":2,"LegalBaseId":1,"ConsentSourceId":1}]""",
    ];

    private static readonly string[] Tails =
    [
        "", "", "", "/-", "/0", "/1", "/0/Value", "/0/Description", "/0/Selected", "/0/Id", "/0/LegalBaseKey", "/Id", "/Value", "/AssociateId", "/ContactId", "/CountryId",
        "/Street", "/Street/City", "/Postal/Zipcode", "/LocalizedAddress", "/LocalizedAddress/0/0/Value", "/LocalizedAddress/0/0", "/a", "/A", "/SuperOffice:1", "/x/y", "/Mask",
    ];

    // What goes together, so that most of it is accepted.
    private static readonly (string[] Members, string[] Tails, string[] Values)[] Kinds =
    [
        (["Firstname", "Lastname", "Title", "Mrmrs", "DbiKey", "Kanafname"], [""], ["null", "\"\"", "\"x\"", "\"Jane\""]),
        (["DbiAgentId", "SentInfo", "Source", "LeadstatusId"], [""], ["null", "0", "1", "\"3\"", "-1"]),
        (["NoMailing", "Retired"], [""], ["null", "true", "false"]),
        (["BirthDate", "DbiLastModified"], [""], ["null", "\"2020-01-02T03:04:05+02:00\"", "\"0002-03-04\"", "\"1980-05-17\""]),
        (["Emails", "ChatEmails", "OfficePhones", "OtherPhones", "Urls"], ["", "/-", "/0", "/1"],
            ["""{"Value":"a@example.com"}""", """{"Value":"A@EXAMPLE.com","Description":"d"}""", """{"Value":"+1 2"}""", """{"Value":"12"}""", """{"Value":" "}"""]),
        (["Emails", "OfficePhones", "Urls", "InternetPhones"], [""], ["[]", "null", """[{"Value":"1"},{"Value":"2"},{"Value":"1"}]""", """[{"Value":"2"},{"Value":"+2"},{"Value":"x"}]"""]),
        (["Interests", "ShipmentTypes"], ["", "/-", "/0"], ["""{"Id":1}""", """{"Id":2,"Selected":false}""", """{"Id":3,"Selected":true}"""]),
        (["Interests", "ShipmentTypes"], [""], ["[]", """[{"Id":3,"Selected":true},{"Id":"1"}]"""]),
        (["Interests", "ShipmentTypes"], ["/0/Selected", "/1/Selected"], ["true", "false"]),
        (["Category", "Business", "Position"], ["", "/Id"], ["null", "0", "1", "\"2\"", """{"Id":1}""", """{"Id":2}"""]),
        (["Contact"], ["", "/ContactId"], ["null", "0", "1", """{"ContactId":1}"""]),
        (["Associate", "SupportAssociate"], ["", "/AssociateId"], ["null", "0", "1", """{"AssociateId":1}"""]),
        (["Country"], ["", "/CountryId"], ["null", "578", "840", """{"CountryId":826}"""]),
        (["Address"], ["/Street/City", "/Postal/Zipcode", "/Street/Address1", "/LocalizedAddress/0/0/Value"], ["null", "\"x\"", "\"Oslo\""]),
        (["Address"], [""], ["null", """{"Street":{"City":"Oslo"}}""", """{"Postal":{"Zipcode":"1"}}"""]),
        (["CustomFields", "UserDefinedFields", "ExtraFields"], ["/a", "/A", "/SuperOffice:1", "/b"], ["null", "\"x\"", "1", "true"]),
        (["CustomFields", "UserDefinedFields", "ExtraFields"], [""], ["null", "{}", """{"a":"1","b":2}""", """{"A":null}""", """{"SuperOffice:1":"x"}"""]),
        (["Consents"], ["", "/-"], ["""{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}""", """{"ConsentPurposeId":2,"LegalBaseId":1,"ConsentSourceId":1}"""]),
        (["Consents"], ["/0/LegalBaseKey"], ["\"61A\"", "\"61B\"", "\"WITHDRAWN\""]),
        (["PersonId", "FullName", "CreatedBy", "FieldProperties", "_Links"], [""], ["null", "7", "{}"]),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_patched_is_either_refused_and_leaves_no_trace_or_is_what_everybody_reads(int seed)
    {
        var random = new Random(seed);
        var path = await api.SuperOfficePerson();
        var members = (await api.Get(path)).Json!.AsObject().Select(member => member.Key).Append("Nonsense").Append("").ToArray();
        var stands = (await api.Get(path)).Text;
        var version = 1L;

        for (var patch = 0; patch < Patches; patch++)
        {
            var body = random.Next(3) == 0 ? Merge() : "[" + string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Operation())) + "]";

            var answer = await api.Patch(path, body);

            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Conflict, $"{(int)answer.Status}: {body}");
            var read = (await api.Get(path)).Text;
            Assert.True((answer.Status == HttpStatusCode.OK ? answer.Text : stands) == read, body);
            var now = await api.VersionOf(path);
            Assert.True(Unmoved(stands) == Unmoved(read) ? now == version || answer.Status == HttpStatusCode.OK : now == version + 1, body);
            (stands, version) = (read, now);
        }

        Assert.True(version > 80, "Hardly anything was accepted.");

        // An entity that was put together at random can still be sent back, and changes nothing.
        Assert.Equal(stands, (await api.Patch(path, stands)).Text);
        Assert.Equal(stands, (await api.Put(path, stands)).Text);
        Assert.Equal(version, await api.VersionOf(path));

        string Merge()
        {
            var kind = Any(Kinds);
            return random.Next(4) == 0 ? $$"""{"{{Any(members)}}":{{Any(Values)}}}""" : $$"""{"{{Any(kind.Members)}}":{{Any(kind.Values)}}}""";
        }

        string Operation()
        {
            var wild = random.Next(8) == 0;
            var kind = Any(Kinds);
            var op = wild ? Any("add", "replace", "remove", "test") : Any("add", "add", "replace", "remove");
            var value = op == "remove" ? "" : $",\"value\":{Any(wild ? Values : kind.Values)}";
            var place = wild ? Any(members) + Any(Tails) : Any(kind.Members) + Any(kind.Tails);
            return $$"""{"op":"{{op}}","path":"{{place}}"{{value}}}""";
        }

        T Any<T>(params T[] choices) => choices[random.Next(choices.Length)];
    }

    private static string Unmoved(string person)
    {
        var document = JsonNode.Parse(person)!.AsObject();
        document.Remove("UpdatedDate");
        return document.ToJsonString();
    }
}
