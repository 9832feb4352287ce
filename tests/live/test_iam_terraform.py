"""What Terraform's AWS provider asks of IAM, call by call, and what it must find
again: otherwise its second plan would differ from what is there.

By the provider's resources' names: create, read, read again, change, read, destroy,
which leaves nothing.  And what others ask around them: CDK's bootstrap, the console's
and the CLI's road to a deleted user, an administrator who may only hand on less.
"""
import json

import boto3
import botocore.exceptions
import pytest
from botocore.config import Config

from harness import ACCOUNT, REGION, Keyturn, fails

TAGS = [{"Key": "Name", "Value": "shop"}, {"Key": "stage", "Value": "test"}]
OF_AWS = "arn:aws:iam::aws:policy/"


def document(*actions, effect="Allow", resource="*", **more):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": effect, "Action": list(actions), "Resource": resource,
         **more}]})


def trust(service="lambda.amazonaws.com"):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": service},
         "Action": "sts:AssumeRole"}]})


@pytest.fixture(scope="module")
def keyturn():
    k = Keyturn("--memory").wait_ready()
    yield k
    k.discard()


@pytest.fixture
def iam(keyturn):
    """The account as it was before and must be after."""
    client = keyturn.client("iam")
    before = everything(client)
    yield client
    assert everything(client) == before


def everything(iam):
    """All that destroy must not leave."""
    told = iam.get_account_authorization_details(
        Filter=["User", "Group", "Role", "LocalManagedPolicy"])
    summary = iam.get_account_summary()["SummaryMap"]
    told.pop("ResponseMetadata")
    return told, summary, iam.list_instance_profiles()["InstanceProfiles"], \
        iam.list_account_aliases()["AccountAliases"]


def tags(of):
    return {t["Key"]: t["Value"] for t in of}


def gone(code, call, **given):
    with fails(code):
        call(**given)


def twice(read):
    """What is read is the same the second time."""
    first, second = read(), read()
    for r in first, second:
        if isinstance(r, dict):
            r.pop("ResponseMetadata", None)
    assert first == second
    return first


# --- users and groups --------------------------------------------------------

def user_destroyed(iam, name):
    """With force_destroy: all that may hang on him is looked for."""
    given = {"UserName": name}
    assert iam.list_groups_for_user(**given)["Groups"] == []
    assert iam.list_virtual_mfa_devices(AssignmentStatus="Assigned")[
        "VirtualMFADevices"] == []
    assert iam.list_mfa_devices(**given)["MFADevices"] == []
    for key in iam.list_access_keys(**given)["AccessKeyMetadata"]:
        iam.delete_access_key(AccessKeyId=key["AccessKeyId"], **given)
    assert iam.list_ssh_public_keys(**given)["SSHPublicKeys"] == []
    assert iam.list_service_specific_credentials(**given)[
        "ServiceSpecificCredentials"] == []
    assert iam.list_signing_certificates(**given)["Certificates"] == []
    try:
        iam.delete_login_profile(**given)
    except iam.exceptions.NoSuchEntityException:
        pass
    iam.delete_user(**given)
    gone("NoSuchEntity", iam.get_user, **given)


def test_aws_iam_user(iam):
    boundary = OF_AWS + "PowerUserAccess"
    iam.create_user(UserName="tf-user", Path="/app/", Tags=TAGS,
                    PermissionsBoundary=boundary)
    iam.get_waiter("user_exists").wait(UserName="tf-user")
    user = twice(lambda: iam.get_user(UserName="tf-user")["User"])
    assert (user["Path"], user["Arn"]) == (
        "/app/", f"arn:aws:iam::{ACCOUNT}:user/app/tf-user")
    assert user["PermissionsBoundary"]["PermissionsBoundaryArn"] == boundary
    assert tags(user["Tags"]) == tags(TAGS)
    iam.update_user(UserName="tf-user", NewUserName="tf-user2",
                    NewPath="/ops/")
    iam.delete_user_permissions_boundary(UserName="tf-user2")
    iam.untag_user(UserName="tf-user2", TagKeys=["stage"])
    iam.tag_user(UserName="tf-user2", Tags=[{"Key": "Name", "Value": "x"}])
    user = twice(lambda: iam.get_user(UserName="tf-user2")["User"])
    assert user["Arn"].endswith(":user/ops/tf-user2")
    assert "PermissionsBoundary" not in user
    assert tags(user["Tags"]) == {"Name": "x"}
    iam.create_login_profile(UserName="tf-user2", Password="Some-secret-1",
                             PasswordResetRequired=True)
    assert twice(lambda: iam.get_login_profile(UserName="tf-user2"))[
        "LoginProfile"]["PasswordResetRequired"]
    user_destroyed(iam, "tf-user2")


def test_aws_iam_access_key(iam):
    iam.create_user(UserName="tf-keys")
    key = iam.create_access_key(UserName="tf-keys")["AccessKey"]
    iam.update_access_key(UserName="tf-keys", Status="Inactive",
                          AccessKeyId=key["AccessKeyId"])
    listed = twice(lambda: iam.list_access_keys(UserName="tf-keys"))
    assert [(k["AccessKeyId"], k["Status"]) for k in listed[
        "AccessKeyMetadata"]] == [(key["AccessKeyId"], "Inactive")]
    assert iam.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])[
        "AccessKeyLastUsed"]["ServiceName"] == "N/A"
    user_destroyed(iam, "tf-keys")


def test_aws_iam_group_and_its_membership(iam):
    iam.create_group(GroupName="tf-group", Path="/app/")
    group = twice(lambda: iam.get_group(GroupName="tf-group"))
    assert group["Group"]["Arn"].endswith(":group/app/tf-group")
    assert group["Users"] == []
    users = [f"tf-member{i}" for i in range(3)]
    for name in users:	# aws_iam_group_membership
        iam.create_user(UserName=name)
        iam.add_user_to_group(UserName=name, GroupName="tf-group")
    found = [u["UserName"] for page in iam.get_paginator("get_group").paginate(
        GroupName="tf-group", PaginationConfig={"PageSize": 2})
        for u in page["Users"]]
    assert found == users
    assert [g["GroupName"] for g in twice(	# aws_iam_user_group_membership
        lambda: iam.list_groups_for_user(UserName=users[0]))["Groups"]] == [
            "tf-group"]
    iam.put_group_policy(GroupName="tf-group", PolicyName="in",
                         PolicyDocument=document("s3:GetObject"))
    assert twice(lambda: iam.get_group_policy(
        GroupName="tf-group", PolicyName="in"))["PolicyDocument"] == \
        json.loads(document("s3:GetObject"))
    iam.attach_group_policy(GroupName="tf-group",
                            PolicyArn=OF_AWS + "IAMReadOnlyAccess")
    assert [p["PolicyName"] for p in iam.list_attached_group_policies(
        GroupName="tf-group")["AttachedPolicies"]] == ["IAMReadOnlyAccess"]
    iam.update_group(GroupName="tf-group", NewGroupName="tf-group2")
    assert len(iam.get_group(GroupName="tf-group2")["Users"]) == 3
    iam.detach_group_policy(GroupName="tf-group2",
                            PolicyArn=OF_AWS + "IAMReadOnlyAccess")
    iam.delete_group_policy(GroupName="tf-group2", PolicyName="in")
    for name in users:
        iam.remove_user_from_group(UserName=name, GroupName="tf-group2")
        user_destroyed(iam, name)
    iam.delete_group(GroupName="tf-group2")
    gone("NoSuchEntity", iam.get_group, GroupName="tf-group2")


# --- roles -------------------------------------------------------------------

def role_destroyed(iam, name):
    given = {"RoleName": name}
    for p in iam.list_instance_profiles_for_role(**given)["InstanceProfiles"]:
        iam.remove_role_from_instance_profile(
            InstanceProfileName=p["InstanceProfileName"], **given)
    for p in iam.list_attached_role_policies(**given)["AttachedPolicies"]:
        iam.detach_role_policy(PolicyArn=p["PolicyArn"], **given)
    for p in iam.list_role_policies(**given)["PolicyNames"]:
        iam.delete_role_policy(PolicyName=p, **given)
    iam.delete_role(**given)
    gone("NoSuchEntity", iam.get_role, **given)


def test_aws_iam_role(iam):
    iam.create_role(RoleName="tf-role", Path="/app/", Description="d",
                    AssumeRolePolicyDocument=trust(), MaxSessionDuration=7200,
                    PermissionsBoundary=OF_AWS + "PowerUserAccess", Tags=TAGS)
    iam.get_waiter("role_exists").wait(RoleName="tf-role")
    role = twice(lambda: iam.get_role(RoleName="tf-role")["Role"])
    assert role["AssumeRolePolicyDocument"] == json.loads(trust())
    assert (role["Description"], role["MaxSessionDuration"]) == ("d", 7200)
    assert tags(role["Tags"]) == tags(TAGS)
    assert role["PermissionsBoundary"] == {
        "PermissionsBoundaryType": "Policy",
        "PermissionsBoundaryArn": OF_AWS + "PowerUserAccess"}
    assert iam.list_role_policies(RoleName="tf-role")["PolicyNames"] == []
    assert iam.list_attached_role_policies(RoleName="tf-role")[
        "AttachedPolicies"] == []
    iam.update_assume_role_policy(
        RoleName="tf-role", PolicyDocument=trust("rds.amazonaws.com"))
    iam.update_role_description(RoleName="tf-role", Description="e")
    iam.update_role(RoleName="tf-role", MaxSessionDuration=3600)
    iam.put_role_permissions_boundary(
        RoleName="tf-role", PermissionsBoundary=OF_AWS + "ReadOnlyAccess")
    iam.tag_role(RoleName="tf-role", Tags=[{"Key": "stage", "Value": "x"}])
    role = twice(lambda: iam.get_role(RoleName="tf-role")["Role"])
    assert role["AssumeRolePolicyDocument"] == json.loads(
        trust("rds.amazonaws.com"))
    assert (role["Description"], role["MaxSessionDuration"]) == ("e", 3600)
    assert role["PermissionsBoundary"]["PermissionsBoundaryArn"] == \
        OF_AWS + "ReadOnlyAccess"
    assert tags(role["Tags"]) == {"Name": "shop", "stage": "x"}
    iam.put_role_policy(	# aws_iam_role_policy
        RoleName="tf-role", PolicyName="in",
        PolicyDocument=document("secretsmanager:GetSecretValue"))
    assert twice(lambda: iam.get_role_policy(
        RoleName="tf-role", PolicyName="in"))["PolicyDocument"] == \
        json.loads(document("secretsmanager:GetSecretValue"))
    for name in ("SecretsManagerReadWrite",
                 "service-role/AWSLambdaBasicExecutionRole"):
        iam.attach_role_policy(RoleName="tf-role", PolicyArn=OF_AWS + name)
    assert [p["PolicyName"] for p in twice(
        lambda: iam.list_attached_role_policies(RoleName="tf-role"))[
            "AttachedPolicies"]] == [
                "SecretsManagerReadWrite", "AWSLambdaBasicExecutionRole"]
    iam.create_instance_profile(InstanceProfileName="tf-profile", Tags=TAGS)
    iam.add_role_to_instance_profile(InstanceProfileName="tf-profile",
                                     RoleName="tf-role")
    iam.get_waiter("instance_profile_exists").wait(
        InstanceProfileName="tf-profile")
    profile = twice(lambda: iam.get_instance_profile(
        InstanceProfileName="tf-profile")["InstanceProfile"])
    assert [r["RoleName"] for r in profile["Roles"]] == ["tf-role"]
    assert tags(profile["Tags"]) == tags(TAGS)
    role_destroyed(iam, "tf-role")
    iam.delete_instance_profile(InstanceProfileName="tf-profile")
    gone("NoSuchEntity", iam.get_instance_profile,
         InstanceProfileName="tf-profile")


def test_aws_iam_service_linked_role(iam):
    made = iam.create_service_linked_role(
        AWSServiceName="rds.amazonaws.com", Description="d")["Role"]
    role = twice(lambda: iam.get_role(RoleName=made["RoleName"])["Role"])
    assert role["AssumeRolePolicyDocument"] == json.loads(
        trust("rds.amazonaws.com"))
    task = iam.delete_service_linked_role(RoleName=made["RoleName"])[
        "DeletionTaskId"]
    assert iam.get_service_linked_role_deletion_status(DeletionTaskId=task)[
        "Status"] == "SUCCEEDED"


# --- policies ----------------------------------------------------------------

def policies_of(iam, **given):
    return [p for page in iam.get_paginator("list_policies").paginate(**given)
            for p in page["Policies"]]


def test_aws_iam_policy(iam):
    arn = iam.create_policy(
        PolicyName="tf-policy", Path="/app/", Description="d", Tags=TAGS,
        PolicyDocument=document("s3:GetObject"))["Policy"]["Arn"]
    policy = twice(lambda: iam.get_policy(PolicyArn=arn)["Policy"])
    assert (policy["Description"], policy["DefaultVersionId"]) == ("d", "v1")
    assert tags(policy["Tags"]) == tags(TAGS)
    assert twice(lambda: iam.get_policy_version(
        PolicyArn=arn, VersionId="v1"))["PolicyVersion"]["Document"] == \
        json.loads(document("s3:GetObject"))
    for i in range(2, 8):	# an update prunes the oldest of five
        versions = iam.list_policy_versions(PolicyArn=arn)["Versions"]
        if len(versions) == 5:
            oldest = min((v for v in versions if not v["IsDefaultVersion"]),
                         key=lambda v: int(v["VersionId"][1:]))
            iam.delete_policy_version(PolicyArn=arn,
                                      VersionId=oldest["VersionId"])
        iam.create_policy_version(PolicyArn=arn, SetAsDefault=True,
                                  PolicyDocument=document(f"s3:Get{i}"))
    assert iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"] == "v7"
    iam.untag_policy(PolicyArn=arn, TagKeys=["stage"])
    assert tags(iam.list_policy_tags(PolicyArn=arn)["Tags"]) == {
        "Name": "shop"}
    # aws_iam_policy_attachment
    iam.create_role(RoleName="tf-has", AssumeRolePolicyDocument=trust())
    iam.attach_role_policy(RoleName="tf-has", PolicyArn=arn)
    assert [r["RoleName"] for r in twice(
        lambda: iam.list_entities_for_policy(PolicyArn=arn))[
            "PolicyRoles"]] == ["tf-has"]
    with fails("DeleteConflict"):
        iam.delete_policy(PolicyArn=arn)
    role_destroyed(iam, "tf-has")
    # data "aws_iam_policy" by its name
    found = [p for p in policies_of(iam, Scope="All")
             if p["PolicyName"] == "tf-policy"]
    assert [p["Arn"] for p in found] == [arn]
    for v in iam.list_policy_versions(PolicyArn=arn)["Versions"]:
        if not v["IsDefaultVersion"]:
            iam.delete_policy_version(PolicyArn=arn, VersionId=v["VersionId"])
    iam.delete_policy(PolicyArn=arn)
    gone("NoSuchEntity", iam.get_policy, PolicyArn=arn)


def test_data_of_aws_own_policies(iam):
    listed = {p["PolicyName"]: p for p in policies_of(iam, Scope="AWS")}
    assert len(listed) > 60
    for name, p in listed.items():
        got = iam.get_policy(PolicyArn=p["Arn"])["Policy"]
        assert got["PolicyId"] == p["PolicyId"] and got["Description"], name
        version = iam.get_policy_version(
            PolicyArn=p["Arn"], VersionId=p["DefaultVersionId"])
        assert version["PolicyVersion"]["Document"]["Statement"], name
    assert listed["AWSLambdaBasicExecutionRole"]["Arn"] == \
        OF_AWS + "service-role/AWSLambdaBasicExecutionRole"


# --- the account -------------------------------------------------------------

def test_what_an_account_has_once(iam):
    iam.create_account_alias(AccountAlias="tf-shop")
    assert twice(iam.list_account_aliases)["AccountAliases"] == ["tf-shop"]
    iam.delete_account_alias(AccountAlias="tf-shop")
    iam.update_account_password_policy(MinimumPasswordLength=12,
                                       RequireSymbols=True)
    policy = twice(iam.get_account_password_policy)["PasswordPolicy"]
    assert (policy["MinimumPasswordLength"], policy["ExpirePasswords"]) == (
        12, False)
    iam.delete_account_password_policy()
    gone("NoSuchEntity", iam.get_account_password_policy)
    assert iam.list_open_id_connect_providers()[
        "OpenIDConnectProviderList"] == []
    assert iam.list_saml_providers()["SAMLProviderList"] == []
    assert iam.list_server_certificates()["ServerCertificateMetadataList"] == []


def test_cdk_bootstrap(iam):
    """The roles and policies of its stack, as CloudFormation makes them."""
    qualifier = f"hnb659fds-{{}}-{ACCOUNT}-{REGION}"
    names = [f"cdk-{qualifier.format(n)}" for n in (
        "file-publishing-role", "image-publishing-role", "lookup-role",
        "cfn-exec-role", "deploy-role")]
    assume = json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "sts:AssumeRole",
         "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}},
        {"Effect": "Allow", "Action": "sts:TagSession",
         "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}}]})
    for name in names:
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=assume,
                        Tags=[{"Key": "aws-cdk:bootstrap-role",
                               "Value": name.split("-")[2]}])
        iam.put_role_policy(RoleName=name, PolicyName="default",
                            PolicyDocument=document("ssm:GetParameter"))
    iam.attach_role_policy(RoleName=names[3],
                           PolicyArn=OF_AWS + "AdministratorAccess")
    iam.attach_role_policy(RoleName=names[2],
                           PolicyArn=OF_AWS + "ReadOnlyAccess")
    assert [r["RoleName"] for r in iam.list_roles()["Roles"]
            if r["RoleName"].startswith("cdk-")] == sorted(names)
    for name in names:
        role_destroyed(iam, name)


# --- who may only hand on less -----------------------------------------------

def as_user(keyturn, iam, name):
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return boto3.session.Session().client(
        "iam", region_name=REGION, endpoint_url=keyturn.url,
        aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key["SecretAccessKey"],
        config=Config(retries={"total_max_attempts": 1}))


def test_a_boundary_is_what_may_be_handed_on(keyturn, iam):
    """IAM User Guide, "Delegating responsibility to others using permissions
    boundaries"."""
    edge = iam.create_policy(PolicyName="edge", PolicyDocument=document(
        "iam:List*"))["Policy"]["Arn"]
    iam.create_user(UserName="zhang")
    iam.put_user_policy(
        UserName="zhang", PolicyName="delegates", PolicyDocument=document(
            "iam:CreateUser", "iam:PutUserPermissionsBoundary",
            "iam:DeleteUserPermissionsBoundary", "iam:AttachUserPolicy",
            Condition={"StringEquals": {"iam:PermissionsBoundary": edge}}))
    zhang = as_user(keyturn, iam, "zhang")
    with fails("AccessDenied"):
        zhang.create_user(UserName="nikhil")
    with fails("AccessDenied"):
        zhang.create_user(UserName="nikhil", PermissionsBoundary=OF_AWS +
                          "AdministratorAccess")
    zhang.create_user(UserName="nikhil", PermissionsBoundary=edge)
    with fails("AccessDenied"):
        zhang.put_user_permissions_boundary(
            UserName="nikhil", PermissionsBoundary=OF_AWS +
            "AdministratorAccess")
    zhang.put_user_permissions_boundary(UserName="nikhil",
                                        PermissionsBoundary=edge)
    zhang.attach_user_policy(UserName="nikhil", PolicyArn=OF_AWS +
                             "AdministratorAccess")
    nikhil = as_user(keyturn, iam, "nikhil")
    assert {u["UserName"] for u in nikhil.list_users()["Users"]} >= {
        "nikhil", "zhang"}
    with pytest.raises(botocore.exceptions.ClientError) as e:
        nikhil.create_user(UserName="eve")
    assert str(e.value).endswith(
        "because no permissions boundary allows the iam:CreateUser action")
    iam.detach_user_policy(UserName="nikhil", PolicyArn=OF_AWS +
                           "AdministratorAccess")
    iam.delete_user_policy(UserName="zhang", PolicyName="delegates")
    for name in "nikhil", "zhang":
        user_destroyed(iam, name)
    iam.delete_policy(PolicyArn=edge)


def test_a_groups_policies_hold_for_who_is_in_it(keyturn, iam):
    """At the very next call, and until the very next."""
    iam.create_user(UserName="ana")
    ana = as_user(keyturn, iam, "ana")
    iam.create_group(GroupName="readers")
    iam.attach_group_policy(GroupName="readers",
                            PolicyArn=OF_AWS + "IAMReadOnlyAccess")
    gone("AccessDenied", ana.list_users)
    iam.add_user_to_group(UserName="ana", GroupName="readers")
    ana.list_users()
    iam.put_group_policy(GroupName="readers", PolicyName="no",
                         PolicyDocument=document("iam:ListUsers",
                                                 effect="Deny"))
    gone("AccessDenied", ana.list_users)
    iam.delete_group_policy(GroupName="readers", PolicyName="no")
    iam.update_group(GroupName="readers", NewGroupName="lookers")
    ana.list_users()
    iam.remove_user_from_group(UserName="ana", GroupName="lookers")
    gone("AccessDenied", ana.list_users)
    iam.detach_group_policy(GroupName="lookers",
                            PolicyArn=OF_AWS + "IAMReadOnlyAccess")
    iam.delete_group(GroupName="lookers")
    user_destroyed(iam, "ana")


def test_a_role_is_passed_to_whom_it_may_be(keyturn, iam):
    """Into an instance profile it is to EC2; service-linked ones are made for whom
    AmazonRDSFullAccess names."""
    iam.create_role(RoleName="passed", AssumeRolePolicyDocument=trust())
    iam.create_instance_profile(InstanceProfileName="holds")
    for service in "rds", "ec2":
        iam.create_user(UserName=f"to-{service}")
        iam.put_user_policy(
            UserName=f"to-{service}", PolicyName="in", PolicyDocument=json.dumps({
                "Statement": [
                    {"Effect": "Allow", "Resource": "*",
                     "Action": "iam:AddRoleToInstanceProfile"},
                    {"Effect": "Allow", "Resource": "*",
                     "Action": "iam:PassRole", "Condition": {"StringEquals": {
                         "iam:PassedToService": f"{service}.amazonaws.com"}}}]}))
    given = {"InstanceProfileName": "holds", "RoleName": "passed"}
    gone("AccessDenied", as_user(keyturn, iam, "to-rds")
         .add_role_to_instance_profile, **given)
    as_user(keyturn, iam, "to-ec2").add_role_to_instance_profile(**given)
    iam.attach_user_policy(UserName="to-rds",
                           PolicyArn=OF_AWS + "AmazonRDSFullAccess")
    rds = as_user(keyturn, iam, "to-rds")
    gone("AccessDenied", rds.create_service_linked_role,
         AWSServiceName="ecs.amazonaws.com")
    rds.create_service_linked_role(AWSServiceName="rds.amazonaws.com")
    iam.delete_service_linked_role(RoleName="AWSServiceRoleForRDS")
    iam.detach_user_policy(UserName="to-rds",
                           PolicyArn=OF_AWS + "AmazonRDSFullAccess")
    for service in "rds", "ec2":
        iam.delete_user_policy(UserName=f"to-{service}", PolicyName="in")
        user_destroyed(iam, f"to-{service}")
    role_destroyed(iam, "passed")
    iam.delete_instance_profile(InstanceProfileName="holds")
